// The files of ci/ for GitLab and Azure Pipelines, run as these services run them, and the samples of docs/ci.md.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { validateWorkflow } from '@action-validator/core';
import Ajv from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import {
  app, callIn, commit, cpSync, executed, existsSync, folder, git, here, join, program, readFileSync, release, root, scratch, standIn, write,
} from './support.mjs';

const textOf = (name) => readFileSync(join(root, name), 'utf8');
const harm = '$(touch pwned)`touch pwned`"; touch pwned; \'; touch pwned; #';

// A folder for the PATH, where `crosscheck` is the program or the stand-in.
function onPath(what) {
  const where = folder('bin');
  cpSync(what, join(where, 'crosscheck'));
  return `${where}:${process.env.PATH}`;
}

// Runs a script with the stand-in on the PATH; the result has the arguments that it was called with.
function recorded(shell, script, workspace, environment) {
  const record = join(folder('record'), 'call');
  const child = spawnSync(shell[0], [...shell.slice(1), script], {
    cwd: workspace, encoding: 'utf8', env: { HOME: scratch, PATH: onPath(standIn), RECORD: record, ASK: program, ...environment },
  });
  return { ...child, call: callIn(record) };
}

// What both services do about a change of the config: `run` runs the job with the stand-in in a checkout whose commit HEAD^1 is
// the base, with the config and whose to use.
function protects(run) {
  const changed = (before, changes, ...how) => {
    const workspace = app();
    write(workspace, before);
    commit(workspace, 'before');
    write(workspace, changes);
    commit(workspace, 'changes');
    return { workspace, ...run(workspace, ...how) };
  };
  const config = (call) => (call.includes('--config') ? call[call.indexOf('--config') + 1] : null);
  const rules = readFileSync(join(root, 'rules/duplicate-export.yaml'), 'utf8').replace(/^id: .*$/m, 'id: one');
  const before = { 'crosscheck.yaml': '{ "baseline": known.txt, rule-folders: [ours] }\n', 'known.txt': '[]', 'ours/one.yaml': rules };

  for (const [name, changes] of Object.entries({
    'the config': { 'crosscheck.yaml': 'closed: false\n' },
    'the baseline': { 'known.txt': 'all' },
    'a rule': { 'ours/one.yaml': rules.replace('severity: error', 'severity: note') },
    'the rules, by one more': { 'ours/two.yaml': rules.replace('id: one', 'id: two') },
    'the config away': { 'crosscheck.yaml': null },
  })) {
    test(`checks what changes ${name} with that of its base`, () => {
      const { call, stdout, workspace } = changed(before, changes);
      const where = join(config(call), '..');
      for (const [file, content] of Object.entries(before)) assert.equal(readFileSync(join(where, file), 'utf8'), content);
      assert.ok(!existsSync(join(where, 'ours/two.yaml')));
      assert.match(stdout, /^checked with the config of the base/m);
      assert.equal(git(workspace, 'status', '--porcelain', '--untracked-files=no'), '', 'the checkout stays as it is');
      assert.equal(config(changed(before, changes, '', 'head').call), null);
    });
  }

  test('checks what adds a config without, and other changes with the config as it is', () => {
    const added = changed({ a: '' }, { 'crosscheck.yaml': 'closed: false\n' }).call;
    assert.ok(added.includes('--no-config') && !config(added));
    const same = changed(before, { 'other.yaml': 'x' });
    assert.ok(!config(same.call) && !same.call.includes('--no-config'));
    assert.doesNotMatch(same.stdout, /checked with the config of the base/);
  });

  test('takes a config from where it is', () => {
    const elsewhere = { 'ci/our config.yaml': 'closed: true\n' };
    assert.equal(config(changed(elsewhere, { a: '' }, 'ci/our config.yaml').call), 'ci/our config.yaml');
    const { call } = changed(elsewhere, { 'ci/our config.yaml': 'closed: false\n' }, 'ci/our config.yaml');
    assert.equal(readFileSync(config(call), 'utf8'), 'closed: true\n');
    assert.ok(config(call).endsWith('/ci/our config.yaml'));
  });

  test('does not check with a config that cannot be read', () => {
    const { call, status, stderr } = changed(before, { 'crosscheck.yaml': 'baseline: [\n' });
    assert.deepEqual([call, status], [null, 2]);
    assert.match(stderr, /crosscheck\.yaml/);
  });
}

// A release's archive is used when it has the expected checksum, and comes by no open line.
const { archive, certificate, serving, sha256 } = release();
const takesOnlyTheArchive = (shell, script, names) => serving((server) => {
  const run = (url, sum) => spawnSync(shell[0], [...shell.slice(1), script], {
    cwd: app(), encoding: 'utf8', env: {
      HOME: scratch, PATH: process.env.PATH, CURL_CA_BUNDLE: certificate, TMPDIR: folder('temporary'),
      ...names('cdk.out.staging', ''), [names.url]: url, [names.sha256]: sum,
    },
  });
  const good = run(`${server}/elsewhere.tar.gz`, sha256);
  assert.match(good.stdout, /not ready to deploy: 2 errors/, good.stderr);
  assert.equal(good.status, 1);
  for (const [url, sum] of [
    [`${server}/elsewhere.tar.gz`, '0'.repeat(64)], [`${server}/elsewhere.tar.gz`, ''], [`${server}/nowhere`, sha256],
    [`${server}/to-http`, sha256], [`file://${archive}`, sha256],
  ]) {
    const { status, stdout } = run(url, sum);
    assert.notEqual(status, 0, url);
    assert.doesNotMatch(stdout, /deploy/, url);
  }
});

describe('ci/gitlab.yml', () => {
  const job = parse(textOf('ci/gitlab.yml')).crosscheck;
  const script = job.script.join('\n');
  const variables = (assembly, words) => ({
    ...job.variables, CROSSCHECK_ASSEMBLY: assembly, CROSSCHECK_ARGUMENTS: words,
  });
  variables.url = 'CROSSCHECK_URL';
  variables.sha256 = 'CROSSCHECK_SHA256';

  // A project that includes the file, as GitLab would: checked by GitLab's own schema, and run.
  function project(more) {
    const where = app();
    const synthesis = { script: ['cp -R "$SYNTHESIZED"/. .'], artifacts: { paths: ['cdk.out.staging', 'cdk.out.production'] } };
    write(where, {
      'ci/gitlab.yml': textOf('ci/gitlab.yml'),
      '.gitlab-ci.yml': JSON.stringify({
        stages: ['build', 'test'], include: [{ local: 'ci/gitlab.yml' }], synthesis: { stage: 'build', ...synthesis },
        crosscheck: { needs: ['synthesis'], variables: { CROSSCHECK_ASSEMBLY: 'cdk.out.staging\ncdk.out.production\n' }, ...more },
      }),
    });
    git(where, 'remote', 'add', 'origin', 'git@gitlab.invalid:group/app.git');
    commit(where, 'the pipeline');
    return where;
  }

  const pipeline = (where, ...words) => spawnSync(process.execPath,
    [join(here, 'node_modules/.bin/gitlab-ci-local'), ...words],
    { cwd: where, encoding: 'utf8', env: { HOME: scratch, PATH: onPath(program), GIT_CONFIG_NOSYSTEM: '1' } });

  test('is a job by the schema of GitLab', () => {
    const good = pipeline(project(), '--list');
    assert.equal(good.status, 0, good.stdout + good.stderr);
    assert.match(good.stdout, /^crosscheck\s+test\s+on_success\s+false\s+\[synthesis\]/m);
    const bad = pipeline(project({ artifact: {} }), '--list');
    assert.match(bad.stdout + bad.stderr, /'artifact' property is not expected/);
  });

  test('fails for the broken app, and keeps its reports', () => {
    const where = project({ variables: { CROSSCHECK_ASSEMBLY: 'cdk.out.staging\ncdk.out.production\n', CROSSCHECK_ARGUMENTS: '--threads\n2' } });
    const { status, stdout } = pipeline(where, '--variable', `SYNTHESIZED=${join(root, 'fixtures/apps/spaceport/broken')}`);
    assert.equal(status, 1, stdout);
    assert.match(stdout, /not ready to deploy: 5 problems \(8 findings: 5 errors, 3 warnings\)/);
    const sarif = join(where, '.gitlab-ci-local/artifacts/crosscheck/crosscheck.sarif');
    assert.equal(JSON.parse(readFileSync(sarif, 'utf8')).runs[0].results.length, 8);
    // The reports go to the service, and stay where they were written.
    const { codequality, junit } = job.artifacts.reports;
    assert.equal(JSON.parse(readFileSync(join(where, codequality), 'utf8')).length, 8);
    assert.match(readFileSync(join(where, junit), 'utf8'), /<failure /);
  });

  for (const shell of [['sh', '-c'], ['bash', '-eo', 'pipefail', '-c']]) {
    test(`hands words over as they are, in ${shell[0]}`, () => {
      const lines = [harm, '  two  words  ', '*', '--help', '${HOME}', '\\'];
      const workspace = app();
      const { call, status, stderr } = recorded(shell, script, workspace, variables(`${lines.join('\n')}\n`, `--only\n${harm}\n`));
      assert.equal(status, 0, stderr);
      assert.deepEqual(call.slice(call.indexOf('--only')), ['--only', harm, '--', ...lines]);
      assert.ok(!call.includes('--diff-base'));
    });
  }

  test('compares a merge request with its base', () => {
    const workspace = app();
    const base = git(workspace, 'rev-parse', 'HEAD');
    const { call } = recorded(['sh', '-c'], script, workspace, { ...variables('cdk.out', ''), CI_MERGE_REQUEST_DIFF_BASE_SHA: base });
    assert.equal(call[call.indexOf('--diff-base') + 1], base);
    const missing = { ...variables('cdk.out', ''), CI_MERGE_REQUEST_DIFF_BASE_SHA: '0'.repeat(40) };
    const without = recorded(['sh', '-c'], script, workspace, missing);
    assert.ok(!without.call.includes('--diff-base'));
    assert.match(without.stdout, /^not compared with the base/);
  });

  protects((workspace, config = '', from = 'base') => recorded(['sh', '-c'], script, workspace, {
    ...variables('cdk.out', ''), CROSSCHECK_CONFIG: config, CROSSCHECK_CONFIG_FROM: from,
    CI_MERGE_REQUEST_DIFF_BASE_SHA: git(workspace, 'rev-parse', 'HEAD^1'),
  }));

  test('fails where the program wrote no report', () => {
    const workspace = app();
    for (const missing of ['sarif', 'junit', 'gitlab']) {
      const { status, stdout } = recorded(['sh', '-c'], script, workspace, { ...variables('cdk.out', ''), MISSING: missing });
      assert.equal(status, 4);
      assert.match(stdout, /^crosscheck ended with 0 and wrote no /m);
    }
  });

  test('takes a release, and nothing else', () => takesOnlyTheArchive(['sh', '-c'], script, variables));

  test('has a script that is clean', () => {
    execFileSync('shellcheck', ['--shell=sh', '--exclude=SC2086,SC2154', '-'], { input: script, stdio: ['pipe', 'inherit', 'inherit'] });
  });
});

describe('ci/azure-pipelines.yml', () => {
  const template = parse(textOf('ci/azure-pipelines.yml'));
  const [step, tests, sarif] = template.steps;
  const temporary = folder('agent');

  // The values of the step's environment: first the parameters are put in, then the agent puts its variables in.
  function environment(parameters) {
    const all = Object.fromEntries(template.parameters.map(({ name, default: value }) => [name, value]));
    for (const name of Object.keys(parameters)) assert.ok(name in all);
    const fill = (text) => text.replace(/\$\{\{ parameters\.(\w+) \}\}/g, (_, name) => ({ ...all, ...parameters })[name])
      .replaceAll('$(Agent.TempDirectory)', temporary);
    return Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, fill(value)]));
  }
  const names = (assembly, words) => environment({ assembly, arguments: words });
  names.url = 'ARCHIVE_URL';
  names.sha256 = 'SHA256';

  test('has what such a file may have', () => {
    const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(JSON.parse(readFileSync(join(here, 'azure-steps.schema.json'), 'utf8')));
    assert.ok(validate(template), JSON.stringify(validate.errors));
    assert.ok(!validate({ ...template, step: [] }));
    assert.doesNotMatch(step.bash, /\$\{\{/);
  });

  test('fails for the broken app, with issues and reports', () => {
    const workspace = app();
    const { status, stdout } = spawnSync('bash', ['--noprofile', '--norc', '-c', step.bash], {
      cwd: workspace, encoding: 'utf8', env: {
        HOME: scratch, PATH: onPath(program),
        ...environment({ assembly: 'cdk.out.staging\ncdk.out.production\n', arguments: '--source-root\n/workspace/spaceport=.' }),
      },
    });
    assert.equal(status, 1);
    assert.equal(stdout.match(/^##vso\[task\.logissue type=error;sourcepath=(lib|bin)\//gm).length, 5);
    assert.match(stdout, /not ready to deploy: 5 problems \(8 findings: 5 errors, 3 warnings\)/);
    const place = (text) => text.replace('$(Agent.TempDirectory)', temporary);
    assert.equal(JSON.parse(readFileSync(join(place(sarif.inputs.pathToPublish), 'crosscheck.sarif'), 'utf8')).runs[0].results.length, 8);
    assert.match(readFileSync(join(place(tests.inputs.searchFolder), tests.inputs.testResultsFiles), 'utf8'), /<failure /);
    assert.equal(sarif.inputs.artifactName, 'CodeAnalysisLogs');
  });

  test('hands words over as they are', () => {
    const lines = [harm, '  two  words  ', '*', '--help', '${HOME}', '\\'];
    const { call, status, stderr } = recorded(['bash', '-c'], step.bash, app(), names(`${lines.join('\n')}\n`, `--only\n${harm}\n`));
    assert.equal(status, 0, stderr);
    assert.deepEqual(call.slice(call.indexOf('--only')), ['--only', harm, '--', ...lines]);
  });

  protects((workspace, config = '', configFrom = 'base') => recorded(['bash', '-c'], step.bash, workspace, {
    ...environment({ config, configFrom }), BUILD_REASON: 'PullRequest',
  }));

  test('says when the base of a pull request is not there', () => {
    const workspace = app();
    const { call, stdout } = recorded(['bash', '-c'], step.bash, workspace, { ...names('cdk.out', ''), BUILD_REASON: 'PullRequest' });
    assert.ok(call);
    assert.match(stdout, /^##vso\[task\.logissue type=warning\]crosscheck: .*`fetchDepth: 2` brings its base$/m);
  });

  test('fails where the program wrote no report', () => {
    for (const missing of ['sarif', 'junit']) {
      const { status, stdout } = recorded(['bash', '-c'], step.bash, app(), { ...names('cdk.out', ''), MISSING: missing });
      assert.equal(status, 4);
      assert.match(stdout, /^crosscheck ended with 0 and wrote no /m);
    }
  });

  test('protects the config as the job for GitLab does', () => {
    const part = (text) => /^# A merge or pull request.*?^if \[ -n "\$config" \].*?$/ms.exec(text)[0];
    assert.equal(part(step.bash), part(parse(textOf('ci/gitlab.yml')).crosscheck.script.join('\n')));
  });

  test('takes a release, and nothing else', () => takesOnlyTheArchive(['bash', '-c'], step.bash, names));

  test('has a script that is clean', () => {
    execFileSync('shellcheck', ['--shell=bash', '--exclude=SC2154', '-'], { input: step.bash, stdio: ['pipe', 'inherit', 'inherit'] });
  });
});

describe('docs/ci.md', () => {
  const samples = [...textOf('docs/ci.md').matchAll(/^```yaml\n(?:# (\S+)\n)?(.*?)^```$/gms)].map(([, name, text]) => ({ name, text }));
  const sample = (name) => samples.find((each) => each.name === name).text;
  const action = parse(textOf('action.yml'));
  const uses = (steps) => steps.filter((step) => step.uses?.startsWith('OWNER/crosscheck@'));

  test('has a workflow for GitHub that is valid, and whose inputs there are', () => {
    const text = sample('.github/workflows/crosscheck.yml');
    assert.deepEqual(validateWorkflow(text).errors, []);
    const [step] = uses(parse(text).jobs.crosscheck.steps);
    for (const input of Object.keys(step.with)) assert.ok(action.inputs[input], input);
    for (const [, input] of textOf('docs/ci.md').matchAll(/^\| `([\w-]+)` \|/gm)) assert.ok(action.inputs[input], input);
  });

  test('has a step for a comment that is valid after it', () => {
    const workflow = parse(sample('.github/workflows/crosscheck.yml'));
    const [step] = parse(samples.find(({ text }) => text.includes('gh pr comment')).text);
    assert.doesNotMatch(step.run, /\$\{\{/);
    workflow.jobs.crosscheck.steps.push(step);
    assert.deepEqual(validateWorkflow(JSON.stringify(workflow)).errors, []);
  });

  test('has a pipeline for GitLab that is valid, and whose variables there are', () => {
    const job = parse(textOf('ci/gitlab.yml')).crosscheck;
    const document = parse(sample('.gitlab-ci.yml'));
    const [{ file }] = document.include;
    assert.equal(file, 'ci/gitlab.yml');
    for (const name of Object.keys(document.crosscheck.variables)) assert.ok(name in job.variables, name);
    const where = app();
    write(where, {
      'ci/gitlab.yml': textOf('ci/gitlab.yml'), '.gitlab-ci.yml': JSON.stringify({ ...document, include: [{ local: file }] }),
    });
    git(where, 'remote', 'add', 'origin', 'git@gitlab.invalid:group/app.git');
    commit(where, 'the pipeline');
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(here, 'node_modules/.bin/gitlab-ci-local'), '--list'],
      { cwd: where, encoding: 'utf8', env: { HOME: scratch, PATH: process.env.PATH } });
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /^crosscheck .*\[synth\]/m);
  });

  test('has steps for Azure Pipelines whose parameters there are', () => {
    const [, { template, parameters }] = parse(sample('azure-pipelines.yml')).steps;
    const [file, repository] = template.split('@');
    assert.equal(repository, 'crosscheck');
    const known = parse(textOf(file)).parameters.map(({ name }) => name);
    for (const name of Object.keys(parameters)) assert.ok(known.includes(name), name);
  });
});

test('nothing hostile was executed', () => assert.deepEqual(executed(), []));
