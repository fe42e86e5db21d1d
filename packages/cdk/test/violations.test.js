'use strict';

const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');

const { beta1, bucket, finding, folder, party, report, reporting, stable, validate } = require('./support');

const ORDERS = path.resolve('cdk.out/Orders.template.json');
const REPORTS = path.resolve('cdk.out/Reports.template.json');

function check(t, findings, options = {}, context = stable) {
  const status = findings.some(({ severity }) => severity === 'error') ? 1 : 0;
  return validate({ binary: reporting(t, report({ findings }), status), ...options }, context);
}

test('a report without findings is a success', (t) => {
  const { success, violations } = check(t, []);
  assert.deepStrictEqual({ success, violations }, { success: true, violations: [] });
});

test('a duplicate names every party, each in its own template', (t) => {
  const source = { file: 'lib/team.ts', line: 10, column: 5 };
  const parties = [bucket('Orders', ORDERS, { source }), bucket('Reports', REPORTS)];
  const { success, violations } = check(t, [finding({ parties })]);
  assert.strictEqual(success, false);
  assert.deepStrictEqual(violations, [
    {
      ruleName: 'duplicate-physical-name',
      description: 'the message of duplicate-physical-name',
      severity: 'error',
      fix: 'let one stack own it',
      violatingResources: [
        { resourceLogicalId: 'Bucket83908E77', templatePath: ORDERS, locations: [] },
        { resourceLogicalId: 'Bucket83908E77', templatePath: REPORTS, locations: [] },
      ],
      ruleMetadata: {
        fingerprint: 'f00d',
        docs: 'crosscheck explain duplicate-physical-name',
        parties: 'claimed by stack Orders (lib/team.ts:10:5); claimed by stack Reports',
      },
    },
  ]);
});

test('paths relative to the working directory become absolute', (t) => {
  const { violations } = check(t, [finding({ parties: [bucket('Orders', 'cdk.out/Orders.template.json')] })]);
  assert.strictEqual(violations[0].violatingResources[0].templatePath, ORDERS);
});

test('two places in one resource are one party with two locations', (t) => {
  const file = path.join(folder(t), 'Orders.template.json');
  const template = { Resources: { Bucket83908E77: { Properties: { A: 1, B: 2 } } } };
  fs.writeFileSync(file, JSON.stringify(template, undefined, 1));
  const parties = [
    bucket('Orders', file, { line: 5, column: 10 }),
    bucket('Orders', file, { line: 6, column: 10 }),
    bucket('Orders', file, { line: 6, column: 10 }),
  ];
  const { violations } = check(t, [finding({ parties })]);
  assert.deepStrictEqual(violations[0].violatingResources, [
    { resourceLogicalId: 'Bucket83908E77', templatePath: file, locations: ['Properties.A', 'Properties.B'] },
  ]);
});

test('an output is named by its construct, or by its id where the CDK wants one', (t) => {
  const findings = [finding({ parties: [party({ file: ORDERS, logicalId: 'Url', constructPath: 'Orders/Url' })] })];
  const resource = { templatePath: ORDERS, locations: [] };
  const [inNew] = check(t, findings).violations;
  assert.deepStrictEqual(inNew.violatingResources, [{ constructPath: 'Orders/Url', ...resource }]);
  const [inOld] = check(t, findings, {}, beta1).violations;
  assert.deepStrictEqual(inOld.violatingResources, [{ resourceLogicalId: 'Url', ...resource }]);
});

test('a resource is the same in both interfaces', (t) => {
  const findings = [finding({ parties: [bucket('Orders', ORDERS), bucket('Reports', REPORTS)] })];
  assert.deepStrictEqual(check(t, findings, {}, beta1), check(t, findings));
});

test('places without a construct are told in the text, and shown once', (t) => {
  const manifest = path.resolve('cdk.out/manifest.json');
  const parties = [
    party({ file: manifest, line: 9, column: 26, label: 'stack Orders deploys with `a`' }),
    party({ file: manifest, line: 18, column: 26, label: 'stack Reports deploys with `b`' }),
  ];
  const findings = [finding({ rule: 'mixed-qualifiers', parties })];
  const [inNew] = check(t, findings).violations;
  assert.strictEqual(
    inNew.description,
    'the message of mixed-qualifiers\n' +
      `   ${path.join('cdk.out', 'manifest.json')}:9:26: stack Orders deploys with \`a\`\n` +
      `   ${path.join('cdk.out', 'manifest.json')}:18:26: stack Reports deploys with \`b\``,
  );
  assert.deepStrictEqual(inNew.violatingResources, [{ constructPath: undefined, templatePath: manifest, locations: [] }]);
  const [inOld] = check(t, findings, {}, beta1).violations;
  assert.deepStrictEqual(inOld.violatingResources, [{ resourceLogicalId: 'N/A', templatePath: manifest, locations: [] }]);
});

test('a place in a template without a construct is shown at the stack', (t) => {
  const { violations } = check(t, [finding({ rule: 'unreadable-input', parties: [party({ file: REPORTS })] })]);
  assert.strictEqual(violations[0].violatingResources[0].constructPath, 'Reports');
});

test('a finding without parties has something to show it at', (t) => {
  const { violations } = check(t, [finding({ parties: [] })]);
  assert.strictEqual(violations[0].violatingResources.length, 1);
});

test('severities', (t) => {
  const findings = ['error', 'warning', 'note'].map((severity) => finding({ severity }));
  const severities = (options) => check(t, findings, options).violations.map(({ severity }) => severity);
  assert.deepStrictEqual(severities(), ['error', 'warning', 'info']);
  assert.deepStrictEqual(severities({ failOn: 'warning' }), ['error', 'error', 'info']);
  assert.deepStrictEqual(severities({ failOn: 'note' }), ['error', 'error', 'error']);
});

test('warnings alone fail only where they are to', (t) => {
  const findings = [finding({ severity: 'warning' })];
  assert.strictEqual(check(t, findings).success, true);
  assert.strictEqual(check(t, findings, { failOn: 'warning' }).success, false);
});

test('a severity that is not known is an error', (t) => {
  const { success, violations } = check(t, [finding({ severity: 'catastrophe' })]);
  assert.deepStrictEqual([success, violations[0].severity], [false, 'error']);
});

test('no help, no fix', (t) => {
  const { violations } = check(t, [{ ...finding({}), help: '' }]);
  assert.strictEqual(violations[0].fix, undefined);
});
