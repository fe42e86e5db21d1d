#!/usr/bin/env node
// Draws docs/terminal.svg from what the program prints in a terminal about the broken Spaceport:
// node docs/terminal.mjs PROGRAM [--check]
//
// With --check it compares instead, and ends with 1 where the picture is another.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const picture = join(here, 'terminal.svg');

const columns = 120;
const shownFindings = 2;
const advance = 7.8, lineHeight = 18, size = 13, margin = 20;
const normal = '#e6edf3', dim = '#8b949e';
const colours = { 31: '#ff7b72', 33: '#e3b341', 34: '#79c0ff' };

// As in the folder of the app, synthesized right there.
function printed(program) {
  const folder = mkdtempSync(join(tmpdir(), 'spaceport-'));
  try {
    const app = join(here, '../fixtures/apps/spaceport');
    cpSync(join(app, 'app'), folder, { recursive: true, filter: (path) => !path.endsWith('node_modules') });
    cpSync(join(app, 'broken'), folder, { recursive: true });
    mkdirSync(join(folder, '.git'));
    for (const name of readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.metadata.json'))) {
      const file = join(folder, name);
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('/workspace/spaceport', folder));
    }
    const words = ['cdk.out.staging', 'cdk.out.production'];
    const { NO_COLOR, ...env } = process.env;
    const { status, stdout, stderr } = spawnSync(program, [...words, '--color', 'always'], { cwd: folder, env, encoding: 'utf8' });
    if (status !== 1) throw new Error(`the program ends with ${status}: ${stderr}`);
    return { command: `crosscheck ${words.join(' ')}`, text: stdout };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// The first findings and the closing words, the time put at what it is on a quiet machine.
function shortened(text) {
  const parts = text.trimEnd().split('\n\n');
  const closing = parts.pop().replace(/\([0-9.]+ m?s\)/, '(4.3 ms)');
  const left = parts.length - shownFindings;
  return [...parts.slice(0, shownFindings), `\x1b[2m⋮ ${left} more problems\x1b[0m`, closing].join('\n\n');
}

// A line as pieces of one style each.
function pieces(line) {
  const found = [];
  let style = { bold: false, colour: normal };
  for (const part of line.split(/(\x1b\[[0-9;]*m)/)) {
    const [, codes] = /^\x1b\[([0-9;]*)m$/.exec(part) ?? [];
    if (codes === undefined) {
      if (part) found.push({ ...style, text: part });
      continue;
    }
    for (const code of codes.split(';').map(Number)) {
      if (code === 0) style = { bold: false, colour: normal };
      else if (code === 1) style = { ...style, bold: true };
      else if (code === 2) style = { ...style, colour: dim };
      else if (colours[code]) style = { ...style, colour: colours[code] };
      else throw new Error(`the style ${code} has no place in the picture`);
    }
  }
  return found;
}

// As a terminal goes to the next row: at its edge, wherever that is.
function rows(line) {
  const result = [[]];
  let column = 0;
  for (const piece of pieces(line)) {
    let rest = [...piece.text];
    while (rest.length > 0) {
      if (column === columns) {
        result.push([]);
        column = 0;
      }
      const taken = rest.slice(0, columns - column);
      result.at(-1).push({ ...piece, text: taken.join(''), column });
      column += taken.length;
      rest = rest.slice(taken.length);
    }
  }
  return result;
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const number = (value) => String(Math.round(value * 10) / 10);

// Places and lengths are given, so that any font keeps the columns; so wide gaps are between spans, never in one.
function spans({ text, column, bold, colour }) {
  const style = (colour === normal ? '' : ` fill="${colour}"`) + (bold ? ' font-weight="bold"' : '');
  return [...text.matchAll(/\S+( \S+)*/g)].map(({ 0: shown, index }) => {
    const x = number(margin + (column + index) * advance), length = number([...shown].length * advance);
    return `<tspan x="${x}" textLength="${length}"${style}>${escaped(shown)}</tspan>`;
  });
}

function draw({ command, text }) {
  const lines = [`\x1b[2m$\x1b[0m ${command}`, ...shortened(text).split('\n')].flatMap(rows);
  const width = Math.ceil(2 * margin + columns * advance), height = 2 * margin + lines.length * lineHeight;
  const body = lines.map((row, i) => {
    const content = row.flatMap(spans).join('');
    return content && `<text y="${margin + i * lineHeight + size}">${content}</text>\n`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>What crosscheck prints about the broken Spaceport: an import that no stack exports, a bucket that two stacks claim</title>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="#0d1117" stroke="#30363d"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace" font-size="${size}" fill="${normal}">
${body.join('')}</g>
</svg>
`;
}

const [program, mode] = process.argv.slice(2);
if (!program || (mode && mode !== '--check')) {
  console.error('usage: node docs/terminal.mjs PROGRAM [--check]');
  process.exit(2);
}
const drawn = draw(printed(resolve(program)));
if (!mode) {
  writeFileSync(picture, drawn);
} else if (drawn !== readFileSync(picture, 'utf8')) {
  console.error('docs/terminal.svg is not what the program prints: run `./dev update`, then look at the picture');
  process.exit(1);
}
