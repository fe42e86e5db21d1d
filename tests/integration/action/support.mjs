// What the tests share: an app in a git checkout, as a CI job finds it.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after } from 'node:test';

export const here = dirname(fileURLToPath(import.meta.url));
export const root = resolve(here, '../../..');
export const program = resolve(process.env.CROSSCHECK_PROGRAM);
export const standIn = join(here, 'stand-in');

export const scratch = mkdtempSync(join(tmpdir(), 'crosscheck-ci-'));
after(() => rmSync(scratch, { recursive: true }));

export function folder(name) {
  return mkdtempSync(join(scratch, `${name}-`));
}

// What the stand-in was called with, of the file RECORD; null when it was not.
export function callIn(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\0').slice(0, -1) : null;
}

export function git(where, ...words) {
  const settings = ['-c', 'user.name=tests', '-c', 'user.email=tests@invalid', '-c', 'init.defaultBranch=main',
    '-c', 'protocol.file.allow=always', '-c', 'advice.detachedHead=false', '-c', 'init.templateDir=', '-c', 'maintenance.auto=false'];
  return execFileSync('git', ['-C', where, ...settings, ...words], {
    encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, HOME: scratch, GIT_CONFIG_NOSYSTEM: '1' },
  }).trim();
}

const spaceport = join(root, 'fixtures/apps/spaceport');

// The app, committed, and beside it what was synthesized, which is not.
export function app(variant = 'broken') {
  const first = join(scratch, 'app');
  if (!existsSync(first)) {
    cpSync(join(spaceport, 'app'), first, { recursive: true, filter: (path) => !path.includes('node_modules') });
    writeFileSync(join(first, '.gitignore'), 'cdk.out.*\n');
    git(first, 'init', '--quiet');
    commit(first, 'the app');
  }
  const where = folder('app of "it\'s"');
  cpSync(first, where, { recursive: true, preserveTimestamps: true });
  synthesize(where, variant);
  return where;
}

export function synthesize(where, variant) {
  cpSync(join(spaceport, variant), where, { recursive: true });
}

export function commit(where, message) {
  git(where, 'add', '--all');
  git(where, 'commit', '--quiet', '--allow-empty', '-m', message);
  return git(where, 'rev-parse', 'HEAD');
}

export function write(where, files) {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(where, name)), { recursive: true });
    if (content === null) rmSync(join(where, name));
    else writeFileSync(join(where, name), content);
  }
}

export const both = 'cdk.out.staging\ncdk.out.production';
export const sources = '--source-root\n/workspace/spaceport=.';

// The archive of a release with the program, and a server that has it, as GitHub has releases.
export function release() {
  const where = folder('releases');
  const version = execFileSync(program, ['--version'], { encoding: 'utf8' }).trim().split(' ')[1];
  const name = `crosscheck-${version}-linux-x64`;
  mkdirSync(join(where, name, 'bin'), { recursive: true });
  cpSync(program, join(where, name, 'bin/crosscheck'));
  const archive = join(where, `${name}.tar.gz`), key = join(where, 'key.pem'), certificate = join(where, 'certificate.pem');
  execFileSync('tar', ['-C', where, '-czf', archive, name]);
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost',
    '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate], { stdio: 'ignore' });

  async function serving(use) {
    const server = spawn(process.execPath, [join(here, 'releases.mjs'), archive, key, certificate], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const [line] = await once(server.stdout, 'data');
      await use(String(line).trim());
    } finally {
      server.kill();
    }
  }
  return { archive, certificate, serving, sha256: execFileSync('sha256sum', [archive], { encoding: 'utf8' }).slice(0, 64), version };
}

// Any file of this name was made by a text that was executed.
export function executed() {
  return readdirSync(scratch, { recursive: true }).filter((path) => String(path).endsWith('pwned'));
}

export { cpSync, existsSync, join, mkdirSync, readFileSync, writeFileSync };
