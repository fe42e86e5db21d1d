'use strict';

// Whatever goes wrong is a failure with something to show: the CDK is silent about anything else.

const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');

const { beta1, finding, folder, program, report, reporting, stable, validate } = require('./support');

function assertFails(options, text, context) {
  const { success, violations } = validate(options, context);
  assert.strictEqual(success, false);
  assert.strictEqual(violations.length, 1);
  const [violation] = violations;
  assert.strictEqual(violation.severity, 'fatal');
  assert.strictEqual(violation.ruleName, 'not-checked');
  assert.match(violation.description, text);
  assert.ok(violation.fix.length > 0);
  assert.strictEqual(violation.violatingResources.length, 1);
  assert.strictEqual(typeof violation.violatingResources[0].templatePath, 'string');
}

test('the program is not there', (t) => {
  const binary = path.join(folder(t), 'crosscheck');
  assertFails({ binary }, /`.*crosscheck` was not found/);
  assertFails({ binary }, /`.*crosscheck` was not found/, beta1);
});

test('the program cannot be executed', (t) => {
  const binary = path.join(folder(t), 'crosscheck');
  fs.writeFileSync(binary, 'text', { mode: 0o644 });
  assertFails({ binary }, /could not be started: .*EACCES/);
});

test('the program ends with another exit code', (t) => {
  for (const status of [2, 4, 5, 127]) {
    const binary = program(t, `console.error('because'); process.exitCode = ${status};`);
    assertFails({ binary }, new RegExp(`ended with exit code ${status}: because$`));
  }
});

test('the program ends with another exit code in spite of a good report', (t) => {
  assertFails({ binary: reporting(t, report(), 4) }, /ended with exit code 4$/);
});

test('the program crashes', (t) => {
  assertFails({ binary: program(t, `process.kill(process.pid, 'SIGSEGV'); setInterval(() => {}, 1000);`) }, /ended by SIGSEGV/);
});

test('the program hangs', (t) => {
  assertFails({ binary: program(t, 'setInterval(() => {}, 1000);'), timeout: 300 }, /did not finish within 300 ms/);
});

test('the program writes without end', (t) => {
  const binary = program(t, `for (;;) require('node:fs').writeSync(1, 'x'.repeat(1 << 20));`);
  assertFails({ binary }, /wrote more than 256 MB/);
});

test('the program writes something else', (t) => {
  assertFails({ binary: program(t, '') }, /is not JSON/);
  assertFails({ binary: program(t, `console.log('nothing found');`) }, /is not JSON/);
  assertFails({ binary: reporting(t, null) }, /is not a report of version 1/);
  assertFails({ binary: reporting(t, []) }, /is not a report of version 1/);
  assertFails({ binary: reporting(t, { ...report(), schemaVersion: 2 }) }, /is not a report of version 1/);
  assertFails({ binary: reporting(t, { ...report(), findings: undefined }) }, /is not a report of version 1/);
  assertFails({ binary: reporting(t, report({ findings: [null] })) }, /nothing was checked/);
  assertFails({ binary: reporting(t, report({ findings: [{ severity: 'note' }] })) }, /nothing was checked/);
});

test('the exit code and the report contradict each other', (t) => {
  assertFails({ binary: reporting(t, report(), 1) }, /exit code 1 and the report contradict/);
  assertFails({ binary: reporting(t, report(), 3) }, /exit code 3 and the report contradict/);
});

test('the options are wrong', (t) => {
  const binary = reporting(t, report());
  assertFails({ binary, failon: 'warning' }, /no option `failon`/);
  assertFails({ binary, failOn: 'never' }, /`failOn` is `never`/);
  assertFails({ binary, deployed: [1] }, /`deployed` is no path/);
  assertFails({ binary, timeout: 'a minute' }, /`timeout` is `a minute`/);
});

test('an option that is undefined is not there', (t) => {
  const { success } = validate({ binary: reporting(t, report()), config: undefined, failOn: undefined, timeout: undefined });
  assert.strictEqual(success, true);
});

test('the CDK passes something else', (t) => {
  const binary = reporting(t, report());
  assertFails({ binary }, /nothing was checked/, {});
  assertFails({ binary }, /nothing was checked/, null);
  assertFails({ binary }, /nothing was checked/, { ...stable, templatePaths: undefined, appConstruct: undefined });
});

test('an incomplete analysis is an error beside the findings', (t) => {
  const incomplete = report({
    complete: false,
    findings: [finding({ rule: 'unreadable-input', severity: 'note' })],
    notifications: [
      { severity: 'note', message: 'a copy was left out', place: null },
      { severity: 'warning', message: 'nested stacks were not read', place: null },
    ],
  });
  for (const status of [3, 0]) {
    const { success, violations } = validate({ binary: reporting(t, incomplete, status) });
    assert.strictEqual(success, false);
    assert.deepStrictEqual(violations.map(({ ruleName, severity }) => [ruleName, severity]), [
      ['unreadable-input', 'info'],
      ['incomplete-analysis', 'error'],
    ]);
    assert.match(violations[1].description, /may be missing here\n {3}nested stacks were not read$/);
    assert.strictEqual(violations[1].violatingResources.length, 1);
  }
});
