// Makes the page that checks in the browser: node docs/try/make.mjs BUILD FOLDER
//
// BUILD is what `./dev wasm` builds. FOLDER is made anew; any server of static files can show it.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const [build, folder] = process.argv.slice(2);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

for (const name of ['index.html', 'icon.svg', 'try.css', 'try.js', 'report.js', 'files.js', 'worker.js']) copyFileSync(join(here, name), join(folder, name));
for (const name of ['crosscheck.js', 'crosscheck.wasm']) copyFileSync(join(build, name), join(folder, name));

// The frame allows what the report has, by the same hashes as the report's own policy.
const hash = (name) => `'sha256-${createHash('sha256').update(readFileSync(join(root, 'src/report/html', name))).digest('base64')}'`;
const frame = readFileSync(join(here, 'report.html'), 'utf8');
writeFileSync(join(folder, 'report.html'), frame.replace("script-src 'self'", `script-src 'self' ${hash('page.js')}`).replace("style-src 'self'", `style-src ${hash('page.css')}`));

const spaceport = join(root, 'fixtures/apps/spaceport');
const files = {};
for (const part of ['broken', 'app']) {
  for (const entry of readdirSync(join(spaceport, part), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (entry.isFile() && entry.name !== 'package-lock.json') {
      files[relative(part === 'broken' ? join(spaceport, 'broken') : spaceport, path)] = readFileSync(path, 'utf8');
    }
  }
}
const sorted = Object.fromEntries(Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1)));
writeFileSync(join(folder, 'example.json'), JSON.stringify({ files: sorted }) + '\n');
