'use strict';

const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');

const { findProgram } = require('../lib/program');
const { folder, program, validate } = require('./support');

// The working directory and the environment, for one test.
function surroundings(t, { directory, variable }) {
  const before = { directory: process.cwd(), variable: process.env.CROSSCHECK_BINARY };
  t.after(() => {
    process.chdir(before.directory);
    set(before.variable);
  });
  process.chdir(directory);
  set(variable);
}

function set(variable) {
  if (variable === undefined) delete process.env.CROSSCHECK_BINARY;
  else process.env.CROSSCHECK_BINARY = variable;
}

test('the option, the variable, the package, the PATH', (t) => {
  const directory = fs.realpathSync(folder(t));
  surroundings(t, { directory, variable: '' });
  assert.strictEqual(findProgram(undefined), 'crosscheck');

  const packaged = path.join(directory, 'node_modules/@crosscheck', `cli-${process.platform}-${process.arch}`, 'bin/crosscheck');
  fs.mkdirSync(path.dirname(packaged), { recursive: true });
  fs.writeFileSync(packaged, '');
  assert.strictEqual(findProgram(undefined), packaged);

  set('/from/variable');
  assert.strictEqual(findProgram(undefined), '/from/variable');
  assert.strictEqual(findProgram('/from/option'), '/from/option');
});

test('the program is told what to check, without a shell', (t) => {
  const binary = program(t, 'console.error(JSON.stringify(process.argv.slice(2))); process.exitCode = 2;');
  const context = { templatePaths: [], appConstruct: { outdir: 'cdk.out $(reboot)' } };
  const { violations } = validate({ binary, config: 'config/crosscheck.yaml', deployed: ['cdk.out.main', 'inventory'], failOn: 'note' }, context);
  const [, args] = violations[0].description.split('exit code 2: ');
  assert.deepStrictEqual(JSON.parse(args), [
    'check', path.resolve('cdk.out $(reboot)'), '--output', 'json', '--fail-on', 'note',
    '--config', path.resolve('config/crosscheck.yaml'),
    '--deployed', path.resolve('cdk.out.main'), '--deployed', path.resolve('inventory'),
  ]);
});
