// What ./dev package made, what --release fills in, and the files that GitHub reads.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { validateWorkflow } from '@action-validator/core';
import Ajv from 'ajv';
import formats from 'ajv-formats';
import { parse } from 'yaml';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../../..');
const dist = process.env.CROSSCHECK_DIST;
const home = 'https://github.com/starport/crosscheck';
const version = execFileSync(join(root, 'packages/version'), { encoding: 'utf8' }).trim();
const archive = `crosscheck-${version}-linux-x64.tar.gz`;
const scratch = mkdtempSync(join(tmpdir(), 'crosscheck-release-'));
after(() => rmSync(scratch, { recursive: true }));

const textOf = (path) => readFileSync(join(root, path), 'utf8');
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const member = (file, path) => execFileSync('tar', ['-xOzf', file, path], { maxBuffer: 1 << 28 });
const packageIn = (file) => JSON.parse(member(file, 'package/package.json'));

function folder(name) {
  const path = join(scratch, name);
  mkdirSync(path);
  return path;
}

describe('the packages', () => {
  test('have a list of what is linked in that is valid, whole, and of this program', () => {
    const bom = JSON.parse(readFileSync(join(dist, `crosscheck-${version}-linux-x64.cdx.json`), 'utf8'));
    const schemas = join(dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json')), 'res/schema');
    const schema = (name) => JSON.parse(readFileSync(join(schemas, `${name}.SNAPSHOT.schema.json`), 'utf8'));
    const ajv = new Ajv({ strict: false, allErrors: true });
    formats(ajv);
    ajv.addFormat('iri-reference', true).addFormat('idn-email', true);
    for (const name of ['spdx', 'jsf-0.82']) ajv.addSchema({ ...schema(name), $id: `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json` });
    const validate = ajv.compile(schema('bom-1.5'));
    assert.ok(validate(bom), JSON.stringify(validate.errors));
    const listed = textOf('packages/libraries.txt').trim().split('\n').map((line) => line.split(' ')[0]);
    assert.deepEqual(bom.components.map(({ name }) => name), listed);
    const program = member(join(dist, archive), `crosscheck-${version}-linux-x64/bin/crosscheck`);
    assert.equal(bom.metadata.component.hashes[0].content, sha256(program));
  });

  test('name no address that is not known', () => {
    for (const file of readdirSync(dist).filter((name) => name.endsWith('.tgz'))) {
      const { homepage, repository, bugs } = packageIn(join(dist, file));
      assert.deepEqual([homepage, repository, bugs], [undefined, undefined, undefined], file);
    }
    assert.ok(!readdirSync(dist).includes('ci.md'));
  });
});

describe('a release', () => {
  // With a second platform's package, as a release has it.
  const released = folder('released');
  cpSync(dist, released, { recursive: true });
  cpSync(join(dist, `crosscheck-cli-linux-x64-${version}.tgz`), join(released, `crosscheck-cli-linux-arm64-${version}.tgz`));
  execFileSync(join(root, 'packages/collect'), [released], { env: { ...process.env, CROSSCHECK_HOME: home } });

  test('depends on the platforms that are there', () => {
    const { optionalDependencies, version: own } = packageIn(join(released, `crosscheck-cli-${version}.tgz`));
    assert.equal(own, version);
    assert.deepEqual(optionalDependencies, { '@crosscheck/cli-linux-arm64': version, '@crosscheck/cli-linux-x64': version });
  });

  test('has checksums of all files, and of no others', () => {
    const files = readdirSync(released).filter((name) => name !== 'ci.md');
    const sums = files.filter((name) => name.endsWith('.sha256'));
    assert.deepEqual(sums.map((name) => name.replace('.sha256', '')).sort(), files.filter((name) => !sums.includes(name)).sort());
    execFileSync('sha256sum', ['--quiet', '-c', ...sums], { cwd: released });
  });

  test('says in npm where it lives', () => {
    for (const name of ['cli', 'cdk']) {
      const { homepage, repository } = packageIn(join(released, `crosscheck-${name}-${version}.tgz`));
      assert.equal(homepage, home);
      assert.equal(repository.url, `git+${home}.git`);
    }
  });

  test('says in the Debian package and in reports where it lives', () => {
    const build = folder('build');
    execFileSync('cmake', ['--preset', 'release', '-B', build, `-DCROSSCHECK_HOME=${home}`, '-DCROSSCHECK_SITE=https://starport.example/'], { cwd: root, stdio: 'pipe' });
    assert.match(readFileSync(join(build, 'CPackConfig.cmake'), 'utf8'), new RegExp(`HOMEPAGE "${home}"`));
    const commands = readFileSync(join(build, 'build.ninja'), 'utf8');
    assert.ok(commands.includes(`CROSSCHECK_HOME=\\"${home}\\"`));
    assert.ok(commands.includes('CROSSCHECK_SITE=\\"https://starport.example/\\"'));
  });

  test('fills every placeholder of docs/ci.md, and nothing else', () => {
    const page = readFileSync(join(released, 'ci.md'), 'utf8');
    assert.doesNotMatch(page, /OWNER|0{64}|example\.com|no public release/);
    const sum = sha256(readFileSync(join(released, archive)));
    assert.equal(page.split(sum).length - 1, textOf('docs/ci.md').split('0'.repeat(64)).length - 1);
    assert.ok(page.includes(`uses: starport/crosscheck@v${version}\n`));
    assert.ok(page.includes(`${home}/releases/download/v${version}/${archive}\n`));
    const [, workflow] = /^```yaml\n(.*?)^```$/ms.exec(page);
    assert.deepEqual(validateWorkflow(workflow).errors, []);
  });

  test('refuses an address that is none', () => {
    for (const address of ['', 'crosscheck', 'http://github.com/a/b', 'https://github.com/a', 'https://github.com/a/b/', 'https://github.com/a/b.git/c']) {
      const { status, stderr } = spawnSync('./dev', ['package', '--release', address], { cwd: root, encoding: 'utf8' });
      assert.equal(status, 2, address);
      assert.match(stderr, /takes the address of the repository/);
    }
    for (const address of ['', 'crosscheck', 'http://starport.example/', 'https://starport.example', 'https://starport.example/docs']) {
      const { status, stderr } = spawnSync('./dev', ['package', '--site', address], { cwd: root, encoding: 'utf8' });
      assert.equal(status, 2, address);
      assert.match(stderr, /takes the address of the site/);
    }
  });

  // A stand-in for npm: what was published is visible from the second question on.
  test('is published in an order in which nothing depends on what is not there yet, and can be tried again', () => {
    const bin = folder('bin');
    writeFileSync(join(bin, 'npm'), `#!/bin/bash
      case $1 in
        view) grep -qxF "$2" ${bin}/visible && exit; grep -qxF "$2" ${bin}/coming && echo "$2" >>${bin}/visible; exit 1 ;;
        publish) echo "$*" >>${bin}/log; name=$(tar -xOzf "\${@: -1}" package/package.json | sed -n 's/^  "name": "\\(.*\\)",/\\1/p'); echo "$name@${version}" >>${bin}/coming ;;
      esac`);
    chmodSync(join(bin, 'npm'), 0o755);
    const files = ['visible', 'coming', 'log'].map((name) => join(bin, name));
    for (const file of files) writeFileSync(file, '');
    const publish = () => execFileSync(join(root, 'packages/publish'), [dist, '--tag', 'next'],
      { encoding: 'utf8', env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, CROSSCHECK_PAUSE: '0' } });
    publish();
    const order = () => readFileSync(files[2], 'utf8').trim().split('\n').map((line) => line.split(' ').at(-1));
    assert.deepEqual(order(), [`./crosscheck-cli-linux-x64-${version}.tgz`, `./crosscheck-cli-${version}.tgz`, `./crosscheck-cdk-${version}.tgz`]);
    for (const line of readFileSync(files[2], 'utf8').trim().split('\n')) assert.match(line, /^publish --provenance --access public --tag next /);
    writeFileSync(files[0], readFileSync(files[1]));
    assert.match(publish(), /is there already/);
    assert.equal(order().length, 3);
  });

  test('has the words of the changelog', () => {
    const words = execFileSync(join(root, 'packages/changes'), { encoding: 'utf8' });
    assert.match(words, /^### Added$/m);
    assert.doesNotMatch(words, /^## /m);
  });
});

describe('the workflows', () => {
  const workflows = readdirSync(join(root, '.github/workflows'));
  const steps = (name) => Object.values(parse(textOf(`.github/workflows/${name}`)).jobs).flatMap((job) => job.steps);

  for (const name of workflows) {
    test(`${name} is valid, pins what it uses, and passes no value of an event to a shell`, () => {
      // The validator's schema is older than this permission.
      assert.deepEqual(validateWorkflow(textOf(`.github/workflows/${name}`).replace(/^ +attestations: write\n/m, '')).errors, []);
      for (const { uses, run } of steps(name)) {
        if (uses) assert.match(uses, /@[0-9a-f]{40}$/);
        else assert.doesNotMatch(run, /\$\{\{/);
      }
    });
  }

  // The steps that need neither GitHub, another system nor an hour.
  test('have steps that run', () => {
    const step = (name) => steps('release.yml').find((each) => each.name === name).run;
    const where = folder('checkout');
    for (const part of ['packages', 'docs', 'schemas', 'CMakeLists.txt', 'CHANGELOG.md', 'LICENSE']) cpSync(join(root, part), join(where, part), { recursive: true });
    cpSync(dist, join(where, 'dist'), { recursive: true });
    const run = (text, variables) => spawnSync('bash', ['-e', '-o', 'pipefail', '-c', text],
      { cwd: where, encoding: 'utf8', env: { ...process.env, CROSSCHECK_HOME: home, ...variables } });
    const tag = step('Compare the tag with the version');
    assert.equal(run(tag, { GITHUB_REF_NAME: `v${version}` }).status, 0);
    assert.equal(run(tag, { GITHUB_REF_NAME: 'v9.9.9' }).status, 1);
    const { status, stderr } = run(step('Complete the packages'));
    assert.equal(status, 0, stderr);
    assert.ok(readdirSync(join(where, 'dist')).includes('ci.md'));
    for (const each of [...steps('release.yml'), ...steps('test.yml')].filter(({ run: text }) => text)) {
      execFileSync('shellcheck', ['--shell=bash', '--exclude=SC2086', '-'], { input: each.run, stdio: ['pipe', 'inherit', 'inherit'] });
      for (const [file] of each.run.matchAll(/(?:\.\/|packages\/)[a-z]+/g)) assert.ok(textOf(file), file);
    }
  });
});

describe('the issue forms', () => {
  const validate = new Ajv({ allErrors: true, strict: false }).compile(JSON.parse(readFileSync(join(here, 'issue-form.schema.json'), 'utf8')));
  for (const name of readdirSync(join(root, '.github/ISSUE_TEMPLATE')).filter((each) => each !== 'config.yml')) {
    test(`${name} is one, with ids and labels of their own, and asks for what crosscheck dump says`, () => {
      const form = parse(textOf(`.github/ISSUE_TEMPLATE/${name}`));
      assert.ok(validate(form), JSON.stringify(validate.errors));
      for (const key of [({ id }) => id, ({ attributes }) => attributes.label]) {
        const values = form.body.map(key).filter(Boolean);
        assert.equal(new Set(values).size, values.length);
      }
      const asked = form.body.filter(({ attributes, validations }) => /`crosscheck dump --stage \w+`/.test(attributes.description) && validations?.required);
      assert.ok(asked.length > 0);
    });
  }
});
