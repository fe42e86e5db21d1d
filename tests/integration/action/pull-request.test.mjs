// What action.yml does about a pull request: what it compares it with, and whose config it uses.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, symlinkSync } from 'node:fs';
import { describe, test } from 'node:test';
import { act, option, record } from './act.mjs';
import {
  app, commit, executed, folder, git, join, program, readFileSync, root, synthesize, write,
} from './support.mjs';

// A pull request as checkout leaves it: the merge that GitHub made, alone, of what `changes` changes. Main has moved on since.
function pullRequest(before, changes, { depth = 1, variant = 'broken', ref = 'merge', commits = 1 } = {}) {
  const origin = app(variant);
  write(origin, before);
  const fork = commit(origin, 'before');
  git(origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  git(origin, 'checkout', '--quiet', '-b', 'topic/$(touch${IFS}pwned)');
  write(origin, changes);
  for (let i = 0; i < commits; i++) commit(origin, 'changes');
  const head = git(origin, 'rev-parse', 'HEAD');
  git(origin, 'checkout', '--quiet', 'main');
  const base = commit(origin, 'main moves on');
  git(origin, 'merge', '--quiet', '--no-ff', '-m', 'merge', head);
  const merge = git(origin, 'rev-parse', 'HEAD');
  git(origin, 'update-ref', 'refs/pull/7/merge', merge);
  git(origin, 'update-ref', 'refs/pull/7/head', head);
  git(origin, 'reset', '--quiet', '--hard', base);

  const workspace = folder('pull request');
  git(workspace, 'init', '--quiet');
  git(workspace, 'remote', 'add', 'origin', `file://${origin}`);
  const limit = depth ? [`--depth=${depth}`] : [];
  git(workspace, 'fetch', '--quiet', '--no-tags', ...limit, 'origin', `refs/pull/7/${ref}`);
  git(workspace, 'checkout', '--quiet', '--detach', 'FETCH_HEAD');
  synthesize(workspace, variant);
  return {
    workspace, base, fork, merge, origin,
    more: {
      event: { pull_request: { base: { sha: fork }, head: { ref: 'topic/$(touch${IFS}pwned)' } } },
      environment: { GITHUB_REF: 'refs/pull/7/merge', GITHUB_SHA: merge, GITHUB_EVENT_NAME: 'pull_request' },
    },
  };
}

const shipped = readFileSync(join(root, 'rules/duplicate-export.yaml'), 'utf8');
const rule = (id, title = 'ours') => shipped.replace(/^id: .*$/m, `id: ${id}`).replace(/^title: .*$/m, `title: ${title}`);
const silence = (name) => `suppress:\n  - { rule: ${name}, identity: "*", reason: "none of your business" }\n`;

describe('a pull request', () => {
  test('is compared with what it is merged into, which is brought', () => {
    const { workspace, base, more } = pullRequest({}, { 'new.ts': '' });
    const { call, summary } = record(workspace, {}, more);
    assert.equal(option(call, '--diff-base'), base);
    assert.equal(git(workspace, 'diff', '--name-only', base, 'HEAD'), 'new.ts');
    assert.doesNotMatch(summary, /pull request/);
  });

  test('is compared with the base of the event when another commit is checked out', () => {
    const { workspace, fork, more } = pullRequest({}, {}, { ref: 'head', depth: 0 });
    assert.equal(option(record(workspace, {}, more).call, '--diff-base'), fork);
  });

  test('is not compared where history is missing, but its config is', () => {
    const { workspace, more } = pullRequest({ 'crosscheck.yaml': '{}\n' }, { 'crosscheck.yaml': silence('duplicate-*') }, { ref: 'head', commits: 3 });
    const { call, summary } = record(workspace, {}, more);
    assert.equal(option(call, '--diff-base'), null);
    assert.equal(readFileSync(option(call, '--config'), 'utf8'), '{}\n');
    assert.match(summary, /too little history \(`fetch-depth: 0` brings all\)/);
    assert.doesNotMatch(record(workspace, { 'diff-base': 'HEAD' }, more).summary, /history/);
  });

  test('in the merge queue is compared with its base', () => {
    const { workspace, fork } = pullRequest({}, {}, { depth: 0 });
    const { call } = record(workspace, {}, { event: { merge_group: { base_sha: fork } } });
    assert.equal(option(call, '--diff-base'), fork);
  });

  test('is compared with what was asked for, or with nothing', () => {
    const { workspace, more } = pullRequest({}, {});
    assert.equal(option(record(workspace, { 'diff-base': 'HEAD~1' }, more).call, '--diff-base'), 'HEAD~1');
    assert.equal(option(record(workspace, { 'diff-base': 'none' }, more).call, '--diff-base'), null);
  });

  test('that changes neither config nor baseline is checked with them', () => {
    const { workspace, more } = pullRequest({ 'crosscheck.yaml': silence('duplicate-*'), 'ci/known.json': '[]' }, { a: '' });
    const { call, summary } = record(workspace, { baseline: './ci/known.json' }, more);
    assert.deepEqual([option(call, '--config'), option(call, '--baseline')], [null, './ci/known.json']);
    assert.doesNotMatch(summary, /pull request/);
  });

  for (const config of ['', 'crosscheck.yaml', './crosscheck.yaml']) {
    test(`that changes the config \`${config}\` is checked with the one of its base`, () => {
      const before = { 'crosscheck.yaml': 'rule-folders: [rules]\n', 'rules/mine.yaml': rule('mine'), 'ci/known.json': '[]' };
      const { workspace, more } = pullRequest(before, {
        'crosscheck.yaml': silence('duplicate-*'), 'rules/mine.yaml': rule('mine', 'theirs'), 'ci/known.json': '["all"]',
      });
      const { call, summary } = record(workspace, { config, baseline: 'ci/known.json' }, more);
      assert.equal(readFileSync(option(call, '--config'), 'utf8'), before['crosscheck.yaml']);
      assert.equal(readFileSync(join(option(call, '--config'), '../rules/mine.yaml'), 'utf8'), before['rules/mine.yaml']);
      assert.equal(readFileSync(option(call, '--baseline'), 'utf8'), '[]');
      assert.match(summary, /^> \[!IMPORTANT\]\n> \*\*This pull request changes the config\*\*, `crosscheck\.yaml`\. It was checked with the one of its base\.\n> \*\*This pull request changes a file that the config names\*\*, `rules\/mine\.yaml`\. .*\n> \*\*This pull request changes the baseline\*\*, `ci\/known\.json`/);
      assert.equal(git(workspace, 'status', '--porcelain'), '', 'the checkout stays as it is');

      const own = record(workspace, { config, baseline: 'ci/known.json', 'config-from': 'head' }, more);
      assert.deepEqual([option(own.call, '--config'), option(own.call, '--baseline')], [config || null, 'ci/known.json']);
      assert.match(own.summary, /\*\*This pull request changes the config\*\*, `crosscheck\.yaml`, and was checked with its own\./);
    });
  }

  test('that adds or removes them likewise', () => {
    const adds = pullRequest({}, { 'crosscheck.yml': silence('duplicate-*'), 'known.json': '["all"]' });
    const added = record(adds.workspace, { baseline: 'known.json' }, adds.more);
    assert.ok(added.call.includes('--no-config'));
    assert.deepEqual([option(added.call, '--config'), option(added.call, '--baseline')], [null, null]);
    assert.match(added.summary, /adds the config\*\* `crosscheck\.yml`\. It was checked without/);

    const removes = pullRequest({ 'crosscheck.yaml': 'closed: true\n' }, { 'crosscheck.yaml': null });
    const removed = record(removes.workspace, {}, removes.more);
    assert.equal(readFileSync(option(removed.call, '--config'), 'utf8'), 'closed: true\n');
    assert.match(removed.summary, /changes the config/);
  });

  for (const [text, name] of [
    ['baseline: known.yaml\n', 'known.yaml'], ['baseline: "the known ones.txt"   # of May\n', 'the known ones.txt'],
    ['{ closed: true, "baseline" : \'known.yaml\' }\n', 'known.yaml'], ['"base\\u006cine":\n  known.txt\n', 'known.txt'],
    ['baseline: >-\n  sub/known.txt\n', 'sub/known.txt'],
  ]) {
    test(`that changes the baseline of the config ${JSON.stringify(text)} is checked with the one of its base`, () => {
      const before = { 'ci/crosscheck.yaml': text, [`ci/${name}`]: 'before\n' };
      const { workspace, more } = pullRequest(before, { [`ci/${name}`]: 'all\n' });
      const { call, summary } = record(workspace, { config: 'ci/crosscheck.yaml' }, more);
      assert.equal(readFileSync(join(option(call, '--config'), '..', name), 'utf8'), 'before\n');
      assert.ok(summary.includes(`> **This pull request changes a file that the config names**, \`ci/${name}\`. It was checked with the one of its base.`));
      const own = record(workspace, { config: 'ci/crosscheck.yaml', 'config-from': 'head' }, more);
      assert.equal(option(own.call, '--config'), 'ci/crosscheck.yaml');
      assert.match(own.summary, /changes a file that the config names\*\*, .* and was checked with its own/);

      const same = pullRequest(before, { 'a.ts': '' });
      assert.equal(option(record(same.workspace, { config: 'ci/crosscheck.yaml' }, same.more).call, '--config'), 'ci/crosscheck.yaml');
    });
  }

  for (const [what, changes] of [
    ['changes', { 'ours/one.yaml': rule('one', 'theirs') }], ['adds', { 'ours/two.yaml': rule('two') }], ['removes', { 'ours/one.yaml': null }],
  ]) {
    test(`that ${what} a rule in a folder of the config is checked with those of its base`, () => {
      const before = { 'crosscheck.yaml': 'rule-folders: [ours]\n', 'ours/one.yaml': rule('one'), 'ours/rest.yaml': rule('rest') };
      const { workspace, more } = pullRequest(before, changes);
      const { call, summary } = record(workspace, {}, more);
      const folderOfBase = join(option(call, '--config'), '../ours');
      assert.equal(readFileSync(join(folderOfBase, 'one.yaml'), 'utf8'), before['ours/one.yaml']);
      assert.deepEqual(readdirSync(folderOfBase).sort(), ['one.yaml', 'rest.yaml']);
      assert.ok(summary.includes(`changes a file that the config names**, \`${Object.keys(changes)[0]}\``), summary);
    });
  }

  test('that changes what the config extends is checked with that of its base', () => {
    const before = { 'ci/crosscheck.yaml': 'extends: ../shared.yaml\n', 'shared.yaml': 'closed: true\n' };
    for (const config of ['ci/crosscheck.yaml', './ci/crosscheck.yaml']) {
      const { workspace, more } = pullRequest(before, { 'shared.yaml': silence('duplicate-*') });
      const { call, summary, exitCode } = record(workspace, { config }, more);
      assert.equal(exitCode, 0);
      assert.equal(readFileSync(join(option(call, '--config'), '../../shared.yaml'), 'utf8'), before['shared.yaml']);
      assert.ok(summary.includes('changes a file that the config names**, `shared.yaml`'), summary);
      const files = execFileSync(program, ['config', '--files', '--config', option(call, '--config')], { cwd: workspace, encoding: 'utf8' });
      assert.equal(files.trim().split('\n').length, 2);
    }
  });

  test('with a config that cannot be read is not checked', () => {
    const { workspace, more } = pullRequest({ 'crosscheck.yaml': '{}\n' }, { 'crosscheck.yaml': 'baseline: [\n' });
    const { call, exitCode, commands } = record(workspace, {}, more);
    assert.deepEqual([call, exitCode, commands.length], [null, 2, 1]);
    assert.match(commands[0].message, /crosscheck\.yaml/);
  });

  test('that mends a config that cannot be read is checked with its own when asked', () => {
    const { workspace, more } = pullRequest({ 'crosscheck.yaml': 'baseline: [\n' }, { 'crosscheck.yaml': 'closed: true\n' });
    assert.equal(readFileSync(option(record(workspace, {}, more).call, '--config'), 'utf8'), 'baseline: [\n');
    assert.equal(option(record(workspace, { 'config-from': 'head' }, more).call, '--config'), null);
  });

  test('may have a config that is a link', () => {
    const before = { 'ci/crosscheck.yaml': 'closed: true\n' };
    const { workspace, more } = pullRequest(before, { 'ci/crosscheck.yaml': silence('duplicate-*') });
    symlinkSync('ci/crosscheck.yaml', join(workspace, 'crosscheck.yaml'));
    const { call } = record(workspace, { config: 'ci/crosscheck.yaml' }, more);
    assert.equal(readFileSync(option(call, '--config'), 'utf8'), 'closed: true\n');
  });

  test('whose base cannot be had is checked all the same, and says what was not seen', () => {
    const { workspace, origin, more } = pullRequest({}, { 'crosscheck.yaml': silence('duplicate-*') });
    git(workspace, 'remote', 'set-url', 'origin', `file://${origin}-not-there`);
    const { call, summary, exitCode } = record(workspace, {}, more);
    assert.deepEqual([option(call, '--diff-base'), option(call, '--config'), exitCode], [null, null, 0]);
    assert.match(summary, /What this pull request changes could not be seen: its base is not in the checkout\./);

    const plain = folder('no git');
    const without = record(plain, { assembly: 'x' }, more);
    assert.equal(option(without.call, '--diff-base'), null);
    assert.match(without.summary, /the working directory is not a git checkout/);
  });

  test('with a config elsewhere says that it was not compared', () => {
    const { workspace, more } = pullRequest({}, {});
    for (const config of ['../elsewhere.yaml', '/etc/`x`\n::error::.yaml']) {
      const { call, summary, commands } = record(workspace, { config }, more);
      assert.equal(option(call, '--config'), config);
      assert.match(summary, /Whether this pull request changes the config could not be seen: `[^`\n]*` is not in the checkout\./);
      assert.deepEqual(commands, []);
    }
  });

  test('cannot silence the program by its config', () => {
    const loud = pullRequest({}, { 'crosscheck.yaml': silence('duplicate-physical-name') });
    const inputs = { 'diff-base': 'none' };
    const result = act(loud.workspace, inputs, loud.more);
    assert.deepEqual([result.exitCode, result.outputs.errors], [1, '5']);
    const own = act(loud.workspace, { ...inputs, 'config-from': 'head' }, loud.more);
    assert.deepEqual([own.exitCode, own.outputs.errors], [1, '3']);
    assert.match(own.summary, /This pull request adds the config[^]*2 findings are suppressed/);
  });

  const knowsComparison = execFileSync(program, ['check', '--help'], { encoding: 'utf8' }).includes('--diff-base');
  test('is compared by the program itself', { skip: !knowsComparison && 'this program has no --diff-base' }, () => {
    const { workspace, more } = pullRequest({}, { 'lib/new.ts': '' });
    const result = act(workspace, {}, more);
    assert.deepEqual([result.exitCode, result.outputs.errors], [1, '5']);
  });
});

test('nothing hostile was executed', () => assert.deepEqual(executed(), []));
