#!/usr/bin/env node
// Stands in for the program: writes its arguments to the file RECORD, and what SAYS holds to the standard output. Reports say
// that there is nothing, but Markdown is the file MARKDOWN, and formats that MISSING names, separated by spaces, are not
// written. What the config names it asks of the real program, ASK.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const call = process.argv.slice(2);
if (call[0] === '--version') {
  console.log('crosscheck 0.0.0');
  process.exit(0);
}
if (call[0] === 'config') process.exit(spawnSync(process.env.ASK, call, { stdio: 'inherit' }).status);

const { RECORD, SAYS, MARKDOWN, MISSING = '' } = process.env;
const reports = {
  json: JSON.stringify({ complete: true, summary: { errors: 0, warnings: 0 } }, null, 2),
  markdown: MARKDOWN ? readFileSync(MARKDOWN) : 'nothing\n',
  github: '',
};
if (RECORD) writeFileSync(RECORD, JSON.stringify(call));
if (SAYS) process.stdout.write(readFileSync(SAYS));
call.forEach((word, i) => {
  const [, format, file] = /^([a-z]+):(.*)$/s.exec(call[i - 1] === '-o' ? word : '') ?? [];
  if (file && !MISSING.split(' ').includes(format)) writeFileSync(file, reports[format] ?? '{}');
});
