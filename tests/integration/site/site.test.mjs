import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import puppeteer from 'puppeteer-core';

import { serve } from './server.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
const rules = readFileSync('rules.txt', 'utf8').trim().split('\n');
let browser, server;

before(async () => {
  server = await serve('site');
  browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
});
after(async () => {
  await browser.close();
  server.close();
});

// A page that fails the test for whatever it complains about, and for whatever it asks of others.
async function opened(address, { width = 1440, height = 900, dark = false, scripts = true } = {}) {
  const page = await browser.newPage();
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(server.address) && !/^(file|data):/.test(request.url())) said.push(`request: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) said.push(`${response.status()}: ${response.url()}`);
  });
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
  await page.setJavaScriptEnabled(scripts);
  await page.goto(address.includes(':') ? address : `${server.address}/${address}`);
  return { page, said };
}

async function searched(page, text) {
  await page.keyboard.press('/');
  await page.keyboard.type(text);
  await page.waitForSelector('#results:not([hidden]) li');
  return page.$$eval('#results li', (all) => all.map((one) => one.textContent));
}

test('each rule has its page and its example, at an address that stays', () => {
  assert.ok(rules.length > 40);
  for (const rule of rules) {
    for (const file of [`rules/${rule}.html`, `examples/${rule}.html`, `examples/${rule}.report.html`]) assert.ok(existsSync(`site/${file}`), file);
    assert.match(readFileSync(`site/rules/${rule}.html`, 'utf8'), new RegExp(`<h1 id="${rule}"`));
    assert.match(readFileSync(`site/examples/${rule}.html`, 'utf8'), /class="terminal"[^]*<span class="t/, rule);
  }
});

test('the search finds a rule, by its name and by the words of an error, and leads there', async () => {
  for (const home of ['index.html', pathToFileURL(resolve('site/docs/ci.html')).href]) {
    const { page, said } = await opened(home);
    assert.match((await searched(page, 'export-in-use'))[0], /export-in-use/);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    assert.match(page.url(), /rules\/export-in-use\.html$/);
    assert.ok((await searched(page, 'is already exported by stack')).some((one) => /duplicate-export/.test(one)));
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.$eval('#results [aria-selected=true]', (one) => one.id), 'result-0');
    await page.keyboard.press('Escape');
    assert.equal(await page.$eval('#results', (one) => one.hidden), true);
    await page.$eval('#query', (one) => { one.value = ''; });
    assert.deepEqual(await searched(page, '<img src=x onerror=alert(1)>zzzz'), ['nothing found']);
    assert.deepEqual(said, []);
  }
});

test('an example has the terminal and the report', async () => {
  const { page, said } = await opened('examples/duplicate-export.html');
  assert.match(await page.$eval('.terminal', (one) => one.textContent), /^\$ crosscheck check --only duplicate-export Network\.template\.json Office\.template\.json\nerror: export/);
  await page.$eval('iframe', (one) => one.scrollIntoView());
  const frame = await (await page.$('iframe')).contentFrame();
  await frame.waitForSelector('.problem');
  await page.screenshot({ path: `${process.env.PICTURES}/example.png`, fullPage: true });
  assert.deepEqual(said, []);
});

test('without scripts everything but the search is there', async () => {
  const { page, said } = await opened('rules/index.html', { scripts: false });
  assert.ok((await page.$$('main a')).length >= rules.length);
  assert.deepEqual(said, []);
});

test('axe finds nothing, nothing is too wide, in every size and colour', async () => {
  for (const [name, options] of Object.entries({ light: {}, dark: { dark: true }, phone: { width: 360, height: 740 } })) {
    for (const address of ['index.html', 'docs/ci.html', 'rules/index.html', 'rules/duplicate-export.html', 'examples/index.html', 'examples/duplicate-export.html']) {
      const { page, said } = await opened(address, options);
      await page.screenshot({ path: `${process.env.PICTURES}/${name}-${address.replace('/', '-').replace('.html', '')}.png` });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, `${address} is too wide for a ${name}: ${await page.evaluate(() => [...document.querySelectorAll("main *")].filter((one) => one.getBoundingClientRect().right > innerWidth && !one.closest("pre, .wide")).map((one) => one.outerHTML.slice(0, 100)).slice(0, 3))}`);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => axe.run({ exclude: ['iframe'] }));
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)]), [], `${name} ${address}`);
      assert.deepEqual(said, []);
      await page.close();
    }
  }
});
