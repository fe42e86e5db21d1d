// What the site has: the markdown that git tracks, by the address that each file gets. An address stays what it is: reports name
// those of the rules.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

// README.md → index.html, docs/ci.md → docs/ci.html, docs/rules/duplicate-export.md → rules/duplicate-export.html
export function addressOf(file) {
  const path = file.replace(/^docs\/rules\//, 'rules/').replace(/\.md$/, '.html');
  return path.replace(/(^|\/)README\.html$/, '$1index.html');
}

const kGroups = [
  ['Use it', ['README.md', 'docs/install.md', 'docs/ci.md', 'docs/pre-commit.md', 'docs/cdk.md', 'docs/sam.md', 'docs/templates.md', 'docs/plan.md', 'docs/baseline.md',
    'docs/output.md', 'docs/organisation.md', 'docs/your-own-rules.md']],
  ['Know it', ['docs/precision.md', 'docs/limits.md', 'docs/performance.md', 'docs/webassembly.md', 'SECURITY.md', 'CHANGELOG.md']],
];

export function readPages() {
  const tracked = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
  const files = tracked.filter((file) => /^[A-Z]+\.md$|^docs\/|^catalogue\/README\.md$/.test(file));
  return files.map((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const group = file.startsWith('docs/rules/') ? 'Rules' : kGroups.find(([, list]) => list.includes(file))?.[0] ?? 'Work on it';
    const title = /^# (.*)$/m.exec(text)?.[1].replaceAll('`', '') ?? basename(file);
    return { file, text, group, title, address: addressOf(file) };
  });
}

// The menu: groups in order, and in each the pages, those that are listed first.
export function menuOf(pages) {
  return ['Use it', 'Know it', 'Work on it'].map((group) => {
    const order = kGroups.find(([name]) => name === group)?.[1] ?? [];
    const place = ({ file }) => (order.includes(file) ? order.indexOf(file) : order.length);
    const own = pages.filter((page) => page.group === group).sort((one, other) => place(one) - place(other) || one.title.localeCompare(other.title));
    return { group, pages: own };
  });
}

export const relativeTo = (from, to) => posix.relative(posix.dirname(from), to) || posix.basename(to);
