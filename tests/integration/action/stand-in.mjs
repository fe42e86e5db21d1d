#!/usr/bin/env node
// Stands in for the program: writes its arguments to the file RECORD, and what SAYS holds to the standard output. Reports are
// empty, but Markdown is the file MARKDOWN.
import { readFileSync, writeFileSync } from 'node:fs';

const call = process.argv.slice(2);
if (call[0] === '--version') {
  console.log('crosscheck 0.0.0');
  process.exit(0);
}
writeFileSync(process.env.RECORD, JSON.stringify(call));
if (process.env.SAYS) process.stdout.write(readFileSync(process.env.SAYS));
call.forEach((word, i) => {
  const [, format, file] = /^([a-z]+):(.*)$/s.exec(call[i - 1] === '-o' ? word : '') ?? [];
  if (file) writeFileSync(file, format === 'markdown' && process.env.MARKDOWN ? readFileSync(process.env.MARKDOWN) : '');
});
