// Checks that each link of the site leads to a file and a place that are there: node links.mjs FOLDER
//
// Addresses of others are not asked for; each has to be one of https.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const folder = process.argv[2];
const unescaped = (text) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
// Reports and the page that checks have tests of their own.
const pages = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.html') && !name.endsWith('.report.html') && !name.startsWith('try/'));
const ids = new Map();
function idsOf(file) {
  if (!ids.has(file)) ids.set(file, new Set([...readFileSync(file, 'utf8').matchAll(/\sid="([^"]*)"/g)].map(([, id]) => unescaped(id))));
  return ids.get(file);
}

let links = 0;
const wrong = [];
for (const page of pages) {
  const file = join(folder, page);
  for (const [, escaped] of readFileSync(file, 'utf8').matchAll(/\s(?:href|src)="([^"]*)"/g)) {
    const link = unescaped(escaped);
    if (/^(https:\/\/[^/]|data:)/.test(link)) continue;
    ++links;
    const [path, anchor] = link.split('#').map(decodeURIComponent);
    const target = path === '' ? file : join(dirname(file), path);
    if (/^[a-z]+:|^\//i.test(link) || relative(folder, target).startsWith('..') || !existsSync(target)) wrong.push(`${page}: ${link}`);
    else if (anchor && target.endsWith('.html') && !idsOf(target).has(anchor)) wrong.push(`${page}: ${link} (no such place)`);
  }
}
for (const one of wrong) console.error(`leads nowhere: ${one}`);
console.log(`${pages.length} pages, ${links} links`);
process.exit(wrong.length || links < 1000 ? 1 : 0);
