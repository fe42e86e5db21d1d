'use strict';

const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');

const { rootOf } = require('../lib/assembly');
const { beta1, folder, validate } = require('./support');

function write(...files) {
  for (const file of files) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, '{}');
  }
}

test('the app knows its folder, relative or not', () => {
  assert.strictEqual(rootOf({ templatePaths: [], appConstruct: { outdir: 'cdk.out' } }), path.resolve('cdk.out'));
});

test('without the app, the outermost assembly around a template', (t) => {
  const project = folder(t);
  const root = path.join(project, 'cdk.out');
  const stage = path.join(root, 'assembly-Prod');
  write(path.join(project, 'manifest.json'));   // not the CDK's
  for (const assembly of [root, stage]) write(path.join(assembly, 'manifest.json'), path.join(assembly, 'cdk.out'));
  assert.strictEqual(rootOf({ templatePaths: [path.join(stage, 'ProdOrders.template.json')] }), root);
  assert.strictEqual(rootOf({ templatePaths: [path.join(root, 'Orders.template.json')] }), root);
});

test('an app without stacks has no conflicts', () => {
  const { success, violations } = validate({ binary: '/nowhere' }, { ...beta1, templatePaths: [] });
  assert.deepStrictEqual({ success, violations }, { success: true, violations: [] });
});
