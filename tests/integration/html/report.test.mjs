import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import puppeteer from 'puppeteer-core';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
let browser;

before(async () => {
  browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
});
after(() => browser.close());

// A page that fails the test for whatever it complains about, and for whatever it would load.
async function opened(file, { hash = '', width = 1440, height = 900, dark = false, scripts = true } = {}) {
  const page = await browser.newPage();
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('dialog', (dialog) => {
    said.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) said.push(`request: ${request.url()}`);
  });
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
  await page.setJavaScriptEnabled(scripts);
  const begin = performance.now();
  await page.goto(pathToFileURL(file).href + hash);
  return { page, said, took: performance.now() - begin };
}

const texts = (page, selector) => page.$$eval(selector, (all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent));

test('the first screen has the verdict, the problems, where the deployment stops and the names', async () => {
  const { page, said } = await opened('broken.html');
  assert.match((await texts(page, 'h1'))[0], /not ready to deploy/);
  assert.equal((await texts(page, '.problem')).length, 5);
  assert.equal((await texts(page, '.problem .body')).length, 1);
  assert.deepEqual((await texts(page, '.lane summary b')).length, 2);
  assert.equal((await texts(page, 'svg .stops')).length, 2);
  await page.screenshot({ path: `${process.env.pictures}/light.png` });
  assert.deepEqual(said, []);
});

test('tabs, problems and stacks open with a click', async () => {
  const { page, said } = await opened('broken.html');
  await page.click('nav a[href="#names"]');
  assert.ok((await texts(page, '#names tbody tr')).length > 100);
  assert.equal((await texts(page, '.problem')).length, 0);
  await page.click('nav a[href="#overview"]');
  await page.click('.problem:nth-of-type(3) summary');
  assert.equal((await texts(page, '.problem .body')).length, 2);
  await page.click('svg .stops');
  await page.waitForFunction(() => document.querySelector('#names.on'));
  for (const row of await texts(page, '#names tbody tr')) assert.match(row, /SpaceportMLPipeline/);
  assert.deepEqual(said, []);
});

test('typing filters', async () => {
  const { page, said } = await opened('broken.html', { hash: '#names' });
  await page.type('#find', 'uploads-PROD');
  await page.waitForFunction(() => document.getElementById('found').textContent === '2 shown');
  assert.deepEqual(said, []);
});

test('deep links lead to a problem, a name and a stack', async () => {
  const first = await opened('broken.html');
  const also = await first.page.$$eval('.problem', (all) => all[2].dataset.also.split(' '));
  for (const fingerprint of also) {
    const { page, said } = await opened('broken.html', { hash: `#problem=${fingerprint}` });
    assert.equal(await page.$$eval('.problem', (all) => all[2].open), true);
    assert.deepEqual(said, []);
  }
  const { page } = await opened('broken.html', { hash: '#name=spaceport-uploads-prod' });
  assert.equal((await texts(page, '#names tbody tr')).length, 2);
  const stack = await opened('broken.html', { hash: '#stack=SpaceportAuthStagingStack' });
  assert.ok((await texts(stack.page, '#names tbody tr')).length > 1);
});

test('without scripts it is one long page', async () => {
  const { page } = await opened('broken.html', { scripts: false });
  await page.screenshot({ path: `${process.env.pictures}/no-scripts.png`, fullPage: true });
  const height = await page.$eval('main', (main) => main.getBoundingClientRect().height);
  assert.ok(height > 3000, `${height} pixels`);
});

for (const dark of [false, true]) {
  for (const hash of ['#overview', '#names', '#bootstrap', '#unseen', '#rules']) {
    test(`axe finds nothing in ${hash}, ${dark ? 'dark' : 'light'}`, async () => {
      const { page } = await opened('broken.html', { dark, hash });
      await page.screenshot({ path: `${process.env.pictures}/${hash.slice(1)}-${dark ? 'dark' : 'light'}.png` });
      // The page's policy lets no script in, and this one is ours.
      const session = await page.createCDPSession();
      await session.send('Runtime.evaluate', { expression: axe });
      const found = await page.evaluate(async () => (await window.axe.run()).violations.map(({ id, nodes }) => [id, nodes[0].html]));
      assert.deepEqual(found, []);
    });
  }
}

for (const [file, words] of [
  ['plan', /not compared/],
  ['fleet', /conflicts between repositories/],
]) {
  for (const dark of [false, true]) {
    test(`axe finds nothing in the page of ${file}, ${dark ? 'dark' : 'light'}`, async () => {
      const { page, said } = await opened(`${file}.html`, { dark });
      await page.screenshot({ path: `${process.env.pictures}/${file}-${dark ? 'dark' : 'light'}.png` });
      assert.match(await page.$eval('main', (main) => main.innerText), file === 'fleet' ? /Between repositories/ : words);
      if (file === 'fleet') assert.match((await texts(page, 'h1'))[0], words);
      assert.deepEqual(said, []);
      const session = await page.createCDPSession();
      await session.send('Runtime.evaluate', { expression: axe });
      const found = await page.evaluate(async () => (await window.axe.run()).violations.map(({ id, nodes }) => [id, nodes[0].html]));
      assert.deepEqual(found, []);
    });
  }
}

test('a phone shows it without scrolling sideways', async () => {
  const { page } = await opened('broken.html', { width: 360, height: 740 });
  await page.screenshot({ path: `${process.env.pictures}/phone.png`, fullPage: true });
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
});

test('hostile names are nothing but text', async () => {
  for (const scripts of [true, false]) {
    const { page, said } = await opened('hostile.html', { scripts });
    assert.equal(await page.$$eval('script, img, style', (all) => all.length), 2);
    assert.match(await page.$eval('body', (body) => body.innerText), /<script>alert\(1\)/);
    assert.deepEqual(said, []);
  }
});

test('a thousand stacks are fast', async (context) => {
  assert.ok(statSync('large.html').size < 8_000_000, `${statSync('large.html').size} bytes`);
  const { page, said, took } = await opened('large.html');
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  context.diagnostic(`${statSync('large.html').size} bytes, first paint after ${Math.round(paint)} ms, loaded after ${Math.round(took)} ms`);
  await page.screenshot({ path: `${process.env.pictures}/large.png` });
  await page.type('#find', 'service-77-queue-3-');
  assert.deepEqual(said, []);
});
