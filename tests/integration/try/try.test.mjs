import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';

import puppeteer from 'puppeteer-core';

import { serve } from './server.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
const kOwn = ['/', '/icon.svg', '/try.css', '/try.js', '/files.js', '/worker.js', '/report.html', '/report.js', '/crosscheck.js', '/crosscheck.wasm', '/example.json'];
let browser, server;

before(async () => {
  server = await serve(process.env.PAGE);
  browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
});
after(async () => {
  await browser.close();
  server.close();
});

// A page that fails the test for whatever it complains about, a breach of its policy among it, and for whatever it asks of others.
async function opened({ width = 1440, height = 900, dark = false } = {}) {
  const page = await browser.newPage();
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!(url.origin === server.address && kOwn.includes(url.pathname)) && !['blob:', 'data:'].includes(url.protocol)) said.push(`request: ${url}`);
  });
  await page.evaluateOnNewDocument(() => addEventListener('securitypolicyviolation', (event) => console.log(`policy: ${event.violatedDirective} ${event.blockedURI}`)));
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
  await page.goto(`${server.address}/`);
  return { page, said };
}

// As the system does it: the browser is given paths.
async function dropped(page, paths) {
  const session = await page.createCDPSession();
  const data = { items: [], files: paths.map((path) => resolve(path)), dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop']) await session.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
  await ended(page);
}

async function ended(page) {
  await page.waitForFunction(() => !/^$|^Reading|^Checking/.test(document.getElementById('status').textContent), { timeout: 120_000 });
}

const status = (page) => page.$eval('#status', (one) => one.textContent);
const text = (page) => page.$eval('#text', (one) => one.textContent);
async function report(page) {
  const frame = await (await page.waitForSelector('#report')).contentFrame();
  await frame.waitForSelector('h1');
  return frame;
}

const timeless = (lines) => lines.replace(/\(\d+(\.\d+)? m?s\)/g, '(time)').trimEnd();

test('a dropped folder is checked, with what the program itself says', async () => {
  const { page, said } = await opened();
  await dropped(page, ['spaceport']);
  assert.match(await status(page), /^There is something to fix/);
  assert.equal(timeless(await text(page)), timeless(readFileSync('expected.txt', 'utf8')));
  assert.equal(await page.evaluate(() => document.activeElement.id), 'result-title');
  const frame = await report(page);
  assert.match(await frame.$eval('h1', (one) => one.textContent), /not ready to deploy/);
  assert.equal((await frame.$$('.problem')).length, 5);
  // Its own script runs, and its links lead to its own parts.
  await frame.click('nav a[href="#names"]');
  assert.ok((await frame.$$eval('#names tbody tr', (all) => all.filter((one) => one.checkVisibility()).length)) > 100);
  assert.deepEqual(said, []);
});

test('a folder that is chosen is checked, and templates are', async () => {
  const { page, said } = await opened();
  await (await page.$('#folder')).uploadFile(resolve('spaceport/cdk.out.staging'));
  await ended(page);
  assert.match(await text(page), /spaceport/);
  await page.evaluate(() => { document.getElementById('status').textContent = ''; });
  await (await page.$('#files')).uploadFile(resolve('hostile/one.template.json'));
  await ended(page);
  assert.match(await text(page), /1 template|1 stack/);
  assert.deepEqual(said, []);
});

test('the shipped example shows the lines of its app', async () => {
  const { page, said } = await opened();
  await page.click('#example');
  await ended(page);
  assert.match(await text(page), /app\/lib\/spaceport-stack\.ts:/);
  assert.deepEqual(said, []);
});

test('the policy of the page is that of its worker', async () => {
  const { page } = await opened();
  const said = await page.evaluate(() => new Promise((done) => {
    const script = "addEventListener('securitypolicyviolation', (event) => postMessage(event.violatedDirective)); fetch('http://127.0.0.1:9/').catch(() => {});";
    new Worker(URL.createObjectURL(new Blob([script]))).onmessage = ({ data }) => done(data);
  }));
  assert.equal(said, 'connect-src');
});

test('hostile names stay names', async () => {
  const { page, said } = await opened();
  mkdirSync('odd/__proto__/constructor', { recursive: true });
  for (const name of ['__proto__/constructor/a.json', '<img src=x onerror=alert(1)>.json', '--config.json', '\u202egnp.json', 'a\\..\\b.json', '%2e%2e.json', "'$(x)`.json"]) {
    writeFileSync(join('odd', name), JSON.stringify({ Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'twice' } } } }));
  }
  await dropped(page, ['odd', 'hostile', 'odd/--config.json']);
  assert.equal(await page.$eval('#status', (one) => one.className), '');
  await report(page);
  assert.equal((await page.$$('#status *, #text *')).length, 0);
  assert.deepEqual(said, []);
});

test('what is no path, what is there twice and what is too much is said', async () => {
  const { page, said } = await opened();
  const answers = await page.evaluate(async () => {
    const { ofInput, ofDrop } = await import('./files.js');
    const file = (webkitRelativePath, size = 1) => ({ webkitRelativePath, size });
    const refused = (list) => {
      try {
        return ofInput(list).files.length;
      } catch (error) {
        return error.message;
      }
    };
    return {
      left: ofInput([file('a/../../x.json'), file('a//b.json'), file('a/./b'), file('a/\0b'), file('a/b.json'), file('a/b.json'), file('a/node_modules/x.json')]),
      many: refused(Array.from({ length: 20_001 }, (_, i) => file(`a/${i}`))),
      large: refused([file('a/a.json', 2 ** 30), file('a/b.json')]),
      assets: refused([file('a/asset.zip', 2 ** 40)]),
    };
  });
  assert.deepEqual(answers.left.files.map(({ path }) => path), ['a/b.json']);
  assert.equal(answers.left.left.length, 5);
  assert.match(answers.many, /more than 20,000 files/);
  assert.match(answers.large, /more than 1 GB/);
  assert.equal(answers.assets, 1);
  mkdirSync('empty', { recursive: true });
  await dropped(page, ['empty']);
  assert.match(await status(page), /no file/);
  assert.deepEqual(said, []);
});

test('a program that is not there is said, and the next try has it', async () => {
  const { page } = await opened();
  await page.setRequestInterception(true);
  let missing = true;
  page.on('request', (request) => (missing && request.url().endsWith('.wasm') ? request.respond({ status: 404 }) : request.continue()));
  await dropped(page, ['spaceport']);
  assert.match(await status(page), /crosscheck\.wasm is not there \(404\)/);
  missing = false;
  await page.evaluate(() => { document.getElementById('status').textContent = ''; });
  await dropped(page, ['spaceport']);
  assert.match(await status(page), /something to fix/);
});

test('the keyboard reaches everything, and axe finds nothing, in every size and colour', async () => {
  for (const [name, options] of Object.entries({ light: {}, dark: { dark: true }, phone: { width: 360, height: 740, dark: true } })) {
    const { page, said } = await opened(options);
    await page.screenshot({ path: `${process.env.PICTURES}/${name}-first.png` });
    const reached = [];
    for (let i = 0; i < 3; ++i) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate(() => document.activeElement.id));
    }
    assert.deepEqual(reached, ['choose-folder', 'choose-files', 'example']);
    await page.keyboard.press('Enter');
    await ended(page);
    await report(page);
    await page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, `${name} is too wide`);
    await page.evaluate(axe);
    // The report has a test of its own; axe does not look into a frame of another origin.
    const { violations } = await page.evaluate(() => axe.run({ exclude: ['iframe'] }));
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
    assert.deepEqual(said, []);
  }
});
