// The site, from what is there: README, docs, rules and their examples. `./dev site` sets CROSSCHECK_PROGRAM.
import { copyFileSync, mkdirSync, readFileSync, statSync, readdirSync, writeFileSync, cpSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';

import MarkdownIt from 'markdown-it';

import { runExample } from './examples.mjs';
import { renderWith } from './markdown.mjs';
import { menuOf, readPages, relativeTo, root } from './pages.mjs';

const output = process.env.CROSSCHECK_SITE_FOLDER;
const program = process.env.CROSSCHECK_PROGRAM;

function write(address, content) {
  mkdirSync(dirname(join(output, address)), { recursive: true });
  writeFileSync(join(output, address), content);
}

// A file is copied, so that a browser shows it; a folder becomes a page that lists its files.
function linkedFiles(add) {
  const known = new Map();
  return (file) => {
    if (known.has(file)) return known.get(file);
    const path = join(root, file);
    let address = file;
    if (statSync(path).isDirectory()) {
      address = `${file.replace(/\/$/, '')}.html`;
      const files = readdirSync(path, { recursive: true }).filter((name) => statSync(join(path, name)).isFile()).sort();
      const body = files.map((name) => `## ${name}\n\n~~~~\n${readFileSync(join(path, name), 'utf8')}\n~~~~\n`).join('\n');
      known.set(file, address);
      add({ file: `${file}/`, address, title: file, group: 'Work on it', text: `# ${file}\n\n${body}` });
    } else {
      if (!/\.[a-z]+$/.test(file)) address = `${file}.txt`;
      mkdirSync(dirname(join(output, address)), { recursive: true });
      copyFileSync(path, join(output, address));
    }
    known.set(file, address);
    return address;
  };
}

function examplesOf(rules) {
  return rules.map((page) => {
    const id = page.file.slice('docs/rules/'.length, -3);
    const { command, text, report } = runExample(program, id);
    write(`examples/${id}.report.html`, report);
    return { id, title: /^# .*\n\n(.*)$/m.exec(page.text)[1], command, text, rule: page.address, address: `examples/${id}.html` };
  });
}

const exampleBody = (one) => `<h1>Example: <code>${one.id}</code></h1>
<p>${one.title} · <a href="${relativeTo(one.address, one.rule)}">the rule</a></p>
<h2>In the terminal</h2>
<pre class="terminal" tabindex="0"><code><span class="prompt">$</span> ${one.command}\n${one.text}</code></pre>
<h2>In the report</h2>
<p><a href="${one.id}.report.html">alone</a></p>
<iframe src="${one.id}.report.html" title="the report of the example" loading="lazy"></iframe>`;

const galleryBody = (examples) => `<h1>Examples</h1>
<p>Each rule's smallest example, as the terminal and the report show it.</p>
${examples.map((one) => `<section class="example"><h2 id="${one.id}"><a href="${one.id}.html">${one.title}</a></h2>
<pre class="terminal" tabindex="0"><code>${one.text}</code></pre></section>`).join('\n')}`;

export default function (config) {
  const markdown = new MarkdownIt({ html: false, linkify: false });
  const pages = readPages();
  const menu = menuOf(pages);
  const index = [];
  const made = [];
  const add = (address, title, group, body, file) => {
    made.push(address);
    const links = menu.map((each) => ({ group: each.group, pages: each.pages.map((one) => ({ title: one.file === 'README.md' ? 'crosscheck' : one.title,
      href: relativeTo(address, one.address), current: one.address === address })) }));
    const base = relativeTo(address, 'index.html').replace(/index\.html$/, '');
    config.addTemplate(`${address.replace(/\.html$/, '')}.njk`, '{{ body | safe }}', { permalink: address, layout: 'layout.njk', title, body, menu: links, base, group, file });
  };
  const addMarkdown = (page) => {
    const { html, sections } = renderWith(markdown, page, pages, linked);
    for (const { id, title, text } of sections) {
      index.push({ id: index.length, address: page.address + (sections[0].id === id ? '' : `#${id}`), title, page: page.title, text: text.replace(/\s+/g, ' ').trim() });
    }
    return html;
  };
  const linked = linkedFiles((page) => add(page.address, page.title, page.group, addMarkdown(page)));

  const rules = pages.filter(({ file }) => file.startsWith('docs/rules/') && !file.endsWith('README.md'));
  const examples = program ? examplesOf(rules) : [];
  for (const page of pages) {
    const example = examples.find(({ rule }) => rule === page.address);
    const more = example ? `<p><a href="${relativeTo(page.address, example.address)}">The example as the terminal and the report show it</a></p>\n` : '';
    add(page.address, page.title, page.group, addMarkdown(page) + more, page.file);
  }
  for (const one of examples) add(one.address, `Example: ${one.id}`, 'Examples', exampleBody(one));
  add('examples/index.html', 'Examples', 'Examples', galleryBody(examples));

  const require = createRequire(import.meta.url);
  write('search/minisearch.js', readFileSync(join(dirname(require.resolve('minisearch')), '../umd/index.js'), 'utf8').replace(/\n\/\/# sourceMappingURL.*/, ''));
  write('search/index.js', `globalThis.searchIndex = ${JSON.stringify(index)};\n`);
  for (const name of ['site.css', 'site.js']) copyFileSync(join(root, 'site', name), join(output, name));
  copyFileSync(join(root, 'docs/try/icon.svg'), join(output, 'icon.svg'));
  const page = join(root, 'build/wasm/try');
  if (existsSync(page)) cpSync(page, join(output, 'try'), { recursive: true });
  config.addGlobalData('hasTry', existsSync(page));
  config.setUseGitIgnore(false);
  return { dir: { input: 'empty', includes: '../layouts', output }, markdownTemplateEngine: false, htmlTemplateEngine: 'njk' };
}
