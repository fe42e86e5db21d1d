'use strict';

const assert = require('node:assert');
const path = require('node:path');
const { test } = require('node:test');

const { beta1, bucket, finding, party, report, reporting, stable, validate } = require('./support');

const ORDERS = path.resolve('cdk.out/Orders.template.json');
const REPORTS = path.resolve('cdk.out/Reports.template.json');
const REPORTS_SHOWN = path.relative('', REPORTS);
const NOWHERE = { resourceLogicalId: undefined, templatePath: path.resolve('cdk.out'), locations: [] };

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
        parties: `lib/team.ts:10:5: claimed by stack Orders; ${REPORTS_SHOWN}:1:1: claimed by stack Reports`,
      },
    },
  ]);
});

test('what one piece of code causes in several environments is one violation', (t) => {
  const findings = [
    finding({ parties: [bucket('Orders', ORDERS)] }),
    { ...finding({ parties: [bucket('Reports', REPORTS)] }), fingerprint: 'beef' },
  ];
  const problem = { findings: [0, 1], message: 'bucket `orders-*`', help: 'rename `*`', environments: ['staging', 'production'] };
  const { violations } = validate(
    { binary: reporting(t, { ...report({ findings }), problems: [problem] }, 1) },
    stable,
  );
  assert.strictEqual(violations.length, 1);
  const [{ description, fix, violatingResources, ruleMetadata }] = violations;
  assert.strictEqual(description, 'bucket `orders-*`\n   environments: staging, production');
  assert.strictEqual(fix, 'rename `*`');
  assert.deepStrictEqual(violatingResources.map(({ templatePath }) => templatePath), [ORDERS, REPORTS]);
  assert.strictEqual(ruleMetadata.fingerprint, 'f00d, beef');
});

test('paths relative to the working directory become absolute', (t) => {
  const { violations } = check(t, [finding({ parties: [bucket('Orders', 'cdk.out/Orders.template.json')] })]);
  assert.strictEqual(violations[0].violatingResources[0].templatePath, ORDERS);
});

test('places in one resource are one party with a location for each', (t) => {
  const at = (keys) => bucket('Orders', ORDERS, { address: `Resources/Bucket83908E77${keys}` });
  const parties = [at('/Properties/BucketName'), at('/Properties/Tags/0/Value'), at('/Properties/Tags/0/Value'), at('')];
  const { violations } = check(t, [finding({ parties })]);
  assert.deepStrictEqual(violations[0].violatingResources, [
    {
      resourceLogicalId: 'Bucket83908E77',
      templatePath: ORDERS,
      locations: ['Properties.BucketName', 'Properties.Tags.0.Value'],
    },
  ]);
});

test('the location of an output is the whole way to it, and keys are shown as they are in the template', (t) => {
  const parties = [
    party({ file: ORDERS, logicalId: 'Url', constructPath: 'Orders/Url', address: 'Outputs/Url/Export/Name' }),
    bucket('Orders', ORDERS, { address: 'Resources/Bucket83908E77/Metadata/a~1b~01' }),
  ];
  const { violations } = check(t, [finding({ parties })]);
  const locations = violations[0].violatingResources.map((resource) => resource.locations);
  assert.deepStrictEqual(locations, [['Outputs.Url.Export.Name'], ['Metadata.a/b~1']]);
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
  const shown = path.join('cdk.out', 'manifest.json');
  assert.strictEqual(
    inNew.description,
    'the message of mixed-qualifiers\n' +
      `   ${shown}:9:26: stack Orders deploys with \`a\`\n` +
      `   ${shown}:18:26: stack Reports deploys with \`b\``,
  );
  assert.deepStrictEqual(inNew.violatingResources, [NOWHERE]);
  const [inOld] = check(t, findings, {}, beta1).violations;
  assert.strictEqual(inOld.description, inNew.description);
  assert.deepStrictEqual(inOld.violatingResources, [{ ...NOWHERE, resourceLogicalId: 'N/A' }]);
});

test('a conflict with a stack in a stage is shown although that stack is not selected', (t) => {
  const source = { file: 'bin/app.ts', line: 4, column: 1 };
  const file = path.resolve('cdk.out/assembly-Shop/ShopReports.template.json');
  const findings = [finding({ parties: [bucket('Orders', ORDERS), bucket('Shop/Reports', file, { source })] })];
  const resources = [ORDERS, file].map((templatePath) => ({ resourceLogicalId: 'Bucket83908E77', templatePath, locations: [] }));
  const [inNew] = check(t, findings).violations;
  assert.match(inNew.description, /: claimed by stack Orders\n {3}bin\/app.ts:4:1: claimed by stack Shop\/Reports$/);
  assert.deepStrictEqual(inNew.violatingResources, [...resources, NOWHERE]);
  const [inOld] = check(t, findings, {}, beta1).violations;
  assert.doesNotMatch(inOld.description, /\n/);
  assert.deepStrictEqual(inOld.violatingResources, resources);
});

test('a finding without parties has something to show it at', (t) => {
  const { violations } = check(t, [finding({ parties: [] })]);
  assert.deepStrictEqual(violations[0].violatingResources, [NOWHERE]);
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
