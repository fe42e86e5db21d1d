// Mermaid and Graphviz take what is written for them, and names stay nothing but text in it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

import puppeteer from 'puppeteer-core';

const mermaid = createRequire(import.meta.url).resolve('mermaid').replace(/mermaid\.core\.mjs$/, 'mermaid.min.js');
let browser;

before(async () => {
  browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
});
after(() => browser.close());

// The words of the drawing; Mermaid's own limits are those that it has by default.
async function drawn(name) {
  const text = await readFile(`${name}.mmd`, 'utf8');
  const page = await browser.newPage();
  const said = [];
  page.on('dialog', (dialog) => {
    said.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('pageerror', (error) => said.push(error.message));
  page.on('request', (request) => said.push(`request: ${request.url()}`));
  await page.setContent('<body></body>');
  await page.addScriptTag({ content: await readFile(mermaid, 'utf8') });
  const words = await page.evaluate(async (source) => {
    window.mermaid.initialize({ startOnLoad: false });
    await window.mermaid.parse(source);
    const { svg } = await window.mermaid.render('picture', source);
    document.body.innerHTML = svg;
    return [...document.querySelectorAll('.nodeLabel, .cluster-label')].map((one) => one.textContent.trim());
  }, text);
  await page.screenshot({ path: `${process.env.pictures}/${name}-mermaid.png`, fullPage: true });
  assert.deepEqual(said, []);
  return { words, text, page };
}

test('the broken app', async () => {
  const { words } = await drawn('broken');
  assert.ok(words.includes('SpaceportProductionStack'));
  assert.ok(words.includes('staging (111111111111/us-west-2)'));
});

test('hostile names', async () => {
  const { words, page } = await drawn('hostile');
  assert.ok(words.includes('two<b>'), words.join('\n'));
  assert.equal(await page.$$eval('svg script, svg img', (all) => all.length), 0);
});

test('a thousand stacks are as many as can be drawn, and what is left out is said', async () => {
  const { words, text } = await drawn('large');
  assert.ok(text.length < 50_000);
  assert.ok(words.some((one) => /^200 of 1000 stacks are drawn/.test(one)), words.at(-1));
});

test('Graphviz has the same words', async () => {
  assert.match(await readFile('broken.svg', 'utf8'), />SpaceportProductionStack</);
  assert.match(await readFile('hostile.svg', 'utf8'), />two&lt;b&gt;</);
  assert.match(await readFile('large.svg', 'utf8'), />200 of 1000 stacks are drawn/);
});
