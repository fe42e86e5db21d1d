// Each rule's example as people see it: what the program prints in a terminal, and the HTML report.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { root } from './pages.mjs';

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

// Colours and bold become classes; every other sequence goes.
export function terminal(text) {
  let html = '', classes = [];
  for (const part of text.split(/(\x1b\[[0-9;]*m)/)) {
    const [, codes] = /^\x1b\[([0-9;]*)m$/.exec(part) ?? [];
    if (codes === undefined) html += classes.length && part ? `<span class="${classes.join(' ')}">${escaped(part)}</span>` : escaped(part);
    else for (const code of codes.split(';')) classes = ['', '0'].includes(code) ? [] : [...classes, `t${code}`];
  }
  return html.replaceAll('\x1b', '');
}

// As the cases of a rule are run: its assemblies and templates, and what `arguments` adds.
export function runExample(program, rule) {
  const folder = join(root, 'fixtures/rules', rule, 'example');
  const inputs = readdirSync(folder).filter((name) => /\.template\.(json|yaml)$/.test(name) ||
    (statSync(join(folder, name)).isDirectory() && existsSync(join(folder, name, 'manifest.json')))).sort();
  const config = existsSync(join(folder, 'crosscheck.yaml')) ? ['--config', 'crosscheck.yaml'] : ['--no-config'];
  const more = existsSync(join(folder, 'arguments')) ? readFileSync(join(folder, 'arguments'), 'utf8').split('\n')[0].split(' ').filter(Boolean) : [];
  const scratch = mkdtempSync(join(tmpdir(), 'crosscheck-site-'));
  try {
    const words = ['check', '--quiet', '--only', rule, ...config, ...more, ...inputs];
    const { NO_COLOR, COLUMNS, ...env } = process.env;
    const ran = spawnSync(program, [...words, '--color', 'always', '-o', 'text', '-o', `html:${scratch}/report.html`], { cwd: folder, env, encoding: 'utf8' });
    if (![1, 3].includes(ran.status) && !ran.stdout) throw new Error(`the example of ${rule} ends with ${ran.status}: ${ran.stderr ?? ran.error}`);
    return { command: `crosscheck ${words.filter((word) => !['--quiet', '--no-config'].includes(word)).join(' ')}`, text: terminal(ran.stdout.trimEnd()),
      report: readFileSync(join(scratch, 'report.html'), 'utf8') };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
