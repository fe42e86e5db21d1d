// action.yml, run as a job on GitHub runs it.
import assert from 'node:assert/strict';
import { lstatSync, statSync, symlinkSync } from 'node:fs';
import { describe, test } from 'node:test';
import { validateAction } from '@action-validator/core';
import { parse } from 'yaml';
import { act, inputsOf, option, record } from './act.mjs';
import { commandsIn } from './runner.mjs';
import {
  app, cpSync, executed, existsSync, folder, git, join, readFileSync, release, root, scratch, write, writeFileSync,
} from './support.mjs';

const annotationKinds = ['error', 'warning', 'notice'];

describe('action.yml', () => {
  const text = readFileSync(join(root, 'action.yml'), 'utf8');
  const action = parse(text);
  const steps = action.runs.steps;

  test('is valid by the schema for actions', () => {
    assert.deepEqual(validateAction(text).errors, []);
    assert.notDeepEqual(validateAction(text.replace('shell: bash', 'shel: bash')).errors, []);
  });

  test('has no expression in a script', () => {
    for (const step of steps) assert.doesNotMatch(step.run ?? '', /\$\{\{/);
  });

  test('runs scripts that exist and can be executed', () => {
    for (const { run: script } of steps) {
      const [, name] = /GITHUB_ACTION_PATH\/(action\/[a-z]+\.sh)/.exec(script ?? '') ?? [];
      if (name) assert.ok(statSync(join(root, name)).mode & 0o111, name);
    }
  });

  test('refers to inputs, steps and outputs that there are', () => {
    const ids = new Map(steps.filter((step) => step.id).map((step) => [step.id, step]));
    for (const [, input] of text.matchAll(/\binputs\.([\w-]+)/g)) assert.ok(action.inputs[input], input);
    for (const [, id, output] of text.matchAll(/\bsteps\.([\w-]+)\.(?:outputs\.([\w-]+)|outcome)/g)) {
      assert.ok(ids.has(id), id);
      if (output) assert.match(readFileSync(join(root, `action/${id}.sh`), 'utf8'), new RegExp(`output ${output} `));
    }
  });

  test('pins the actions that it uses by commit', () => {
    for (const { uses } of steps.filter((step) => step.uses)) assert.match(uses, /@[0-9a-f]{40}$/);
  });
});

describe('the runner of these tests', () => {
  test('knows what a runner obeys', () => {
    const names = (log) => commandsIn(log).map((command) => command.name);
    assert.deepEqual(names('::error file=a::b\n  ::set-output name=x::y\nx ::error::\nx ##[warning]y\n'),
      ['error', 'set-output', 'warning']);
    assert.deepEqual(names('::stop-commands::t1\n::error::a\n##[error]b\r::add-mask::c\n::t1::\n::notice::d\n'), ['notice']);
    assert.deepEqual(names('::stop-commands::t1\n::error::a'), ['commands stay stopped']);
  });
});

describe('findings', () => {
  test('of the broken app reach code scanning, the summary, the outputs and the exit code', () => {
    const workspace = app();
    const result = act(workspace, {});
    assert.equal(result.exitCode, 1);
    const { sarif, ...outputs } = result.outputs;
    assert.deepEqual(outputs, { 'exit-code': '1', errors: '5', warnings: '3', complete: 'true' });
    assert.deepEqual(result.uploads, [{ sarif_file: sarif, category: 'crosscheck' }]);
    assert.equal(result.steps[4], 'skipped');
    assert.deepEqual(result.commands, [], 'annotations beside an upload would show everything twice');
    assert.match(result.summary, /^### crosscheck: not ready to deploy: 5 problems \(8 findings: 5 errors, 3 warnings\)\n/);
    assert.match(result.log, /error.*: S3 bucket `spaceport-uploads-\*` is claimed by 2 stacks/);

    const [scan] = JSON.parse(readFileSync(sarif, 'utf8')).runs;
    assert.equal(scan.results.length, 8);
    assert.equal(scan.automationDetails.id, 'crosscheck/');
    for (const { locations: [{ physicalLocation: { artifactLocation } }] } of scan.results) {
      assert.equal(git(workspace, 'ls-files', artifactLocation.uri), artifactLocation.uri);
    }
  });

  test('become annotations without an upload, and where it is refused', () => {
    const workspace = app();
    const off = act(workspace, { 'upload-sarif': 'false' });
    assert.deepEqual([off.uploads, off.steps.upload, off.exitCode], [[], 'skipped', 1]);
    const refused = act(workspace, {}, { refuse: true });
    assert.deepEqual([refused.uploads.length, refused.steps.upload, refused.exitCode], [1, 'failure', 1]);
    for (const { commands } of [off, refused]) {
      const count = (kind) => commands.filter((command) => command.name === kind).length;
      assert.deepEqual(annotationKinds.map(count), [5, 3, 0]);
      assert.equal(commands.length, 8);
      assert.match(commands[0].properties, /^file=lib\/auth-stack\.ts,line=46,/);
    }
  });

  test('of the clean app are none', () => {
    const workspace = app('clean');
    assert.equal(act(workspace, {}, { refuse: true }).exitCode, 0, 'a refused upload is no finding');
    const result = act(workspace, {});
    assert.deepEqual([result.exitCode, result.commands], [0, []]);
    const { sarif, ...outputs } = result.outputs;
    assert.deepEqual(outputs, { 'exit-code': '0', errors: '0', warnings: '0', complete: 'true' });
    assert.deepEqual(JSON.parse(readFileSync(sarif, 'utf8')).runs[0].results, []);
    assert.match(result.summary, /^### crosscheck: all preflight checks passed: ready to deploy\n/);
  });

  test('fail from the asked severity on', () => {
    const workspace = app();
    const never = act(workspace, { 'fail-on': 'never' });
    assert.deepEqual([never.exitCode, never.outputs['exit-code'], never.outputs.errors], [0, '0', '5']);
    assert.equal(act(workspace, { 'fail-on': 'warning', arguments: '--only\nunowned-name' }).exitCode, 1);
    assert.equal(act(workspace, { 'fail-on': 'error', arguments: '--only\nunowned-name' }).exitCode, 0);
  });

  test('that may be missing fail, and say so', () => {
    const workspace = app('clean');
    writeFileSync(join(workspace, 'cdk.out.production/SpaceportProductionStack.template.json'), '{ "Resources": {');
    const result = act(workspace, {});
    assert.deepEqual([result.exitCode, result.outputs['exit-code'], result.outputs.complete], [3, '3', 'false']);
    assert.equal(result.uploads.length, 1);
  });

  test('fill another category when asked', () => {
    const result = act(app(), { category: 'crosscheck/production' });
    assert.equal(result.uploads[0].category, 'crosscheck/production');
    const [scan] = JSON.parse(readFileSync(result.outputs.sarif, 'utf8')).runs;
    assert.deepEqual([scan.automationDetails, scan.results.length], [{ id: 'crosscheck/production/' }, 8]);
  });

  test('of a former call are not told again where the file is a link, which stays', () => {
    const workspace = app();
    writeFileSync(join(workspace, 'old.sarif'), 'old');
    symlinkSync('old.sarif', join(workspace, 'link.sarif'));
    const failed = act(workspace, { 'sarif-file': 'link.sarif', arguments: '--nonsense' });
    assert.deepEqual([failed.exitCode, failed.outputs.sarif, failed.uploads], [2, '', []]);
    assert.equal(readFileSync(join(workspace, 'old.sarif'), 'utf8'), '');
    assert.ok(lstatSync(join(workspace, 'link.sarif')).isSymbolicLink());
  });

  test('of a former call are not told again when this one fails', () => {
    const workspace = app();
    const inputs = { 'sarif-file': 'reports/it\'s "all".sarif' };
    const first = act(workspace, inputs);
    assert.equal(first.outputs.sarif, inputs['sarif-file']);
    assert.ok(existsSync(join(workspace, inputs['sarif-file'])));
    const second = act(workspace, { ...inputs, arguments: '--nonsense' });
    assert.deepEqual([second.exitCode, second.outputs.sarif, second.uploads], [2, '', []]);
  });
});

describe('a mistake', () => {
  for (const missing of ['json', 'sarif', 'markdown', 'github', 'json sarif markdown github']) {
    test(`of a program that ends well without ${missing} fails the step`, () => {
      const { exitCode, outputs, commands, summary, uploads } = record(app(), {}, { environment: { MISSING: missing } });
      const { 'exit-code': code, complete, sarif } = outputs;
      assert.deepEqual([exitCode, code, complete, sarif, uploads], [4, '4', 'false', '', []]);
      assert.match(commands[0].message, /^crosscheck: the program ended with 0, and without its reports/);
      assert.match(summary, /^### crosscheck: nothing was checked\n\n {4}crosscheck: the program ended with 0/);
    });
  }

  test('that the program finds is an error, in the summary too', () => {
    const workspace = app();
    write(workspace, { 'crosscheck.yaml': 'suppress: [ { rule: 5 } ]\n' });
    const result = act(workspace, {});
    const { sarif, 'exit-code': code, complete } = result.outputs;
    assert.deepEqual([result.exitCode, code, complete, sarif, result.uploads], [2, '2', 'false', '', []]);
    assert.deepEqual(result.commands.map((c) => [c.name, c.properties]), [['error', 'title=crosscheck']]);
    assert.match(result.commands[0].message, /crosscheck\.yaml:1:/);
    assert.match(result.summary, /^### crosscheck: nothing was checked\n\n {4}crosscheck: .*crosscheck\.yaml:1:/);
  });

  for (const [input, value, complaint] of [
    ['upload-sarif', 'yes', /^the input upload-sarif is one of true false, not `yes`/],
    ['summary', 'true false', /^the input summary/],
    ['config-from', '', /^the input config-from is one of base head/],
    ['category', 'a"b', /^the input category takes letters/],
    ['binary', 'no/such/program', /^`no\/such\/program` is not a program/],
    ['binary', 'lib', /^`lib` is not a program/],
    ['binary', '', /^give `version`/],
    ['diff-base', '--output=/etc/passwd', /is not a commit/],
    ['assembly', '\n\r\n', /^the input assembly names nothing/],
    ['config-from', '\n::add-mask::x', /not `\?:\?add-mask:\?x`/],
  ]) {
    test(`in the input ${input}, ${JSON.stringify(value)}, is an error`, () => {
      const result = act(app(), { [input]: value });
      assert.deepEqual([result.exitCode, result.uploads, result.summary], [2, [], '']);
      assert.deepEqual(result.outputs, { sarif: '', 'exit-code': '', errors: '', warnings: '', complete: '' });
      assert.equal(result.commands.length, 1);
      assert.equal(result.commands[0].name, 'error');
      assert.match(result.commands[0].message, complaint);
    });
  }
});

describe('hostile text', () => {
  const harm = '$(touch pwned)`touch pwned`"; touch pwned; \'; touch pwned; #';

  test('in inputs and events reaches the program as it is', () => {
    const workspace = app();
    const lines = [harm, '  two  words  ', '--help', '*', '${HOME}', '\\', "it's"];
    const event = {
      pull_request: { head: { ref: '$(touch${IFS}pwned)`touch${IFS}pwned`"', repo: { full_name: harm } }, title: harm, body: `${harm}\n::add-path::x` },
    };
    const { call, exitCode, commands } = record(workspace, {
      assembly: `${lines.join('\n')}\r\n\n`, arguments: `--only\n${harm}\n\n`, config: `${harm}\nand a line`, 'fail-on': harm,
      'diff-base': harm, baseline: harm, 'sarif-file': `reports/${harm.replaceAll('/', '')}.sarif`, 'comment-file': `${harm} of me`,
    }, { event, environment: { GITHUB_HEAD_REF: event.pull_request.head.ref, GITHUB_REF: `refs/heads/${harm}` } });
    assert.equal(exitCode, 0);
    assert.deepEqual(commands, []);
    assert.deepEqual(inputsOf(call), lines);
    assert.deepEqual(call.slice(call.indexOf('--only'), call.indexOf('--')), ['--only', harm]);
    assert.equal(option(call, '--config'), `${harm}\nand a line`);
    for (const name of ['--fail-on', '--diff-base', '--baseline']) assert.equal(option(call, name), harm);
    assert.ok(call.includes(`sarif:reports/${harm}.sarif`));
    assert.ok(existsSync(join(workspace, `${harm} of me`)));
  });

  test('in the name of a folder is only a name', () => {
    const workspace = app();
    const name = 'cdk out $(touch pwned) `touch pwned` it\'s "quoted"';
    cpSync(join(workspace, 'cdk.out.production'), join(workspace, name), { recursive: true });
    const result = act(workspace, { assembly: name, 'sarif-file': `${name}/a.sarif`, 'comment-file': `${name}/a.md` });
    assert.deepEqual([result.exitCode, result.outputs.errors], [1, '3']);
    assert.equal(JSON.parse(readFileSync(join(workspace, name, 'a.sarif'), 'utf8')).runs[0].results.length, 4);
  });

  test('that a program prints is not obeyed', () => {
    const says = join(folder('says'), 'text');
    writeFileSync(says, '::error::no\n::stop-commands::x\n::x::\n##[error]no\n::add-mask::a\rx##[add-path]y\n::set-env name=A::b');
    const { commands, log } = record(app(), {}, { environment: { SAYS: says } });
    assert.deepEqual(commands, []);
    assert.match(log, /##\[add-path\]y/);
  });

  test('in templates is neither obeyed nor markup', () => {
    const workspace = app();
    const file = join(workspace, 'cdk.out.production/SpaceportAuthProductionStack.template.json');
    const name = 'spaceport-ml-api-url-prod';
    const bad = '\\n::stop-commands::t\\r##[error]x\\u001b[2J</code><img src=x onerror=alert(1)>@team ';
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(name, `${name}${bad}`));
    const result = act(workspace, { 'upload-sarif': 'false' });
    assert.equal(result.exitCode, 1);
    assert.ok(result.commands.every((command) => annotationKinds.includes(command.name)), JSON.stringify(result.commands));
    assert.ok(result.commands.length >= 8);
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(result.log.replaceAll(/\x1b\[[0-9;]*m/g, ''), /[\x00-\x08\x0b-\x1f]/);
  });
});

describe('the command line', () => {
  test('has only what is set', () => {
    const { call } = record(app(), {});
    assert.deepEqual(call.filter((word) => !/^(sarif|github|markdown|json):/.test(word)), [
      'check', '--color', 'always', '--fail-on', 'error', '--category', 'crosscheck',
      '-o', 'text', '-o', '-o', '-o', '-o', '--', 'cdk.out.staging', 'cdk.out.production',
    ]);
  });

  test('checks cdk.out by default', () => {
    const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
    assert.deepEqual(inputsOf(record(app(), { assembly: action.inputs.assembly.default }).call), ['cdk.out']);
  });

  test('has what is set', () => {
    const { call } = record(app(), { config: 'a.yaml', baseline: 'known.json', 'diff-base': 'origin/main', 'fail-on': 'note' });
    assert.deepEqual(['--config', '--baseline', '--diff-base', '--fail-on'].map((name) => option(call, name)),
      ['a.yaml', 'known.json', 'origin/main', 'note']);
  });
});

describe('links to lines', () => {
  test('lead to the repository of the runner and the commit that is checked out', () => {
    const workspace = app();
    const { call } = record(workspace, {}, { environment: { GITHUB_REPOSITORY: 'me/app' } });
    const head = git(workspace, 'rev-parse', 'HEAD').trim();
    assert.deepEqual(['--repository-url', '--commit'].map((name) => option(call, name)), ['https://github.invalid/me/app', head]);
  });
});

describe('the report', () => {
  const pages = folder('pages');
  const paragraph = (i) => `**error**: finding ${i}\n\n- \`lib/über-${'x'.repeat(200)}.ts:${i}\`: “hier” ${'语'.repeat(40)}\n\n`;

  function comment(count) {
    const page = join(pages, `${count}.md`);
    writeFileSync(page, `### crosscheck\n\n${Array.from({ length: count }, (_, i) => paragraph(i)).join('')}the end\n`);
    const workspace = app();
    const result = record(workspace, { 'comment-file': 'out of tree/comment.md', summary: 'false' }, { environment: { MARKDOWN: page } });
    assert.equal(result.summary, '');
    return [readFileSync(join(workspace, 'out of tree/comment.md'), 'utf8'), readFileSync(page, 'utf8')];
  }

  test('is a comment as a whole when it is short', () => {
    const [written, page] = comment(3);
    assert.equal(written, page);
  });

  test('is cut to what GitHub takes, between paragraphs', () => {
    const [written, page] = comment(1000);
    const rest = '\n\nThe rest is in the summary of the job.\n';
    assert.ok(Buffer.byteLength(written) <= 65536 && Buffer.byteLength(written) > 65000, Buffer.byteLength(written));
    assert.ok(written.endsWith(rest));
    assert.ok(page.startsWith(`${written.slice(0, -rest.length)}\n\n`));
    assert.doesNotMatch(written, /�/);
  });

  test('is cut behind what is folded, not within', () => {
    const page = join(pages, 'folded.md');
    const block = `<details><summary>where</summary>\n\n- ${'x'.repeat(40000)}\n\n- ${'y'.repeat(40000)}\n\n</details>\n\n`;
    writeFileSync(page, `### crosscheck\n\n${block}the end\n`);
    const workspace = app();
    record(workspace, { 'comment-file': 'comment.md', summary: 'false' }, { environment: { MARKDOWN: page } });
    const written = readFileSync(join(workspace, 'comment.md'), 'utf8');
    assert.ok(written.endsWith('xx\n\n</details>\n\nThe rest is in the summary of the job.\n'), written.slice(-200));
  });

  test('of the broken app fits into a comment', () => {
    const workspace = app();
    const result = act(workspace, { 'comment-file': 'comment.md' });
    assert.equal(readFileSync(join(workspace, 'comment.md'), 'utf8'), result.summary);
    assert.ok(result.summary.length > 1000);
  });
});

describe('a release', () => {
  const { archive, certificate, serving, sha256, version } = release();
  const download = (inputs, environment, more) => act(app('clean'), { binary: '', version, sha256, ...inputs },
    { environment: { CURL_CA_BUNDLE: certificate, ...environment }, ...more });
  const complaint = (result) => {
    assert.equal(result.exitCode, 2);
    assert.deepEqual(result.commands.map((command) => command.name), ['error']);
    return result.commands[0].message;
  };

  test('is downloaded from the repository of the action, checked and used', () => serving((server) => {
    const result = download({}, { GITHUB_SERVER_URL: server });
    assert.deepEqual([result.exitCode, result.outputs.complete], [0, 'true']);
    assert.match(result.log, new RegExp(`^crosscheck ${version}$`, 'm'));
  }));

  test('is downloaded from elsewhere when asked', () => serving((server) => {
    assert.equal(download({ 'archive-url': `${server}/elsewhere.tar.gz` }).exitCode, 0);
  }));

  test('is not used when it is another, or comes by an open line', () => serving((server) => {
    const environment = { GITHUB_SERVER_URL: server };
    assert.match(complaint(download({ sha256: '0'.repeat(64) }, environment)), /^the checksum of .* is not the expected one/);
    assert.match(complaint(download({ version: '9.9.9' }, environment)), /^cannot download .*\/v9\.9\.9\//);
    assert.match(complaint(download({ 'archive-url': `${server}/to-http` }, environment)), /^cannot download/);
    assert.match(complaint(download({ 'archive-url': `file://${archive}` })), /^cannot download/);
    assert.match(complaint(download({}, { ...environment, CURL_CA_BUNDLE: '/dev/null' })), /^cannot download/);
  }));

  test('takes a version, a checksum, a platform and a place', () => {
    assert.match(complaint(download({ version: '1.0; touch pwned' })), /^give `version`/);
    assert.match(complaint(download({ version: '../../x' })), /^give `version`/);
    assert.match(complaint(download({ sha256: '' })), /^`version` takes `sha256`/);
    assert.match(complaint(download({}, { RUNNER_OS: 'Windows' })), /^there is no archive for Windows on X64/);
    assert.match(complaint(download({}, {}, { repository: '' })), /used from a folder has no releases/);
  });
});

test('nothing hostile was executed', () => {
  assert.deepEqual(executed(), []);
  writeFileSync(join(scratch, 'pwned'), '');
  assert.deepEqual(executed(), ['pwned']);
});

test('every script is a file that git keeps executable, or is sourced', () => {
  for (const line of git(root, 'ls-files', '--stage', 'action').split('\n').filter(Boolean)) {
    const [mode, , , name] = line.split(/\s+/);
    assert.equal(mode, name.endsWith('common.sh') ? '100644' : '100755', name);
  }
});
