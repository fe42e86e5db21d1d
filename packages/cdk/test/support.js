'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const { Crosscheck } = require('..');

// A folder that is gone after the test.
function folder(t) {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), 'crosscheck-cdk-'));
  t.after(() => fs.rmSync(made, { recursive: true, force: true }));
  return made;
}

// A stand-in for crosscheck, made of JavaScript.
function program(t, source) {
  const file = path.join(folder(t), 'crosscheck');
  fs.writeFileSync(file, `#!${process.execPath}\n${source}\n`, { mode: 0o755 });
  return file;
}

// A stand-in that writes one report and ends.
function reporting(t, report, status = 0) {
  return program(t, `process.stdout.write(${JSON.stringify(JSON.stringify(report))}); process.exitCode = ${status};`);
}

function report({ findings = [], notifications = [], complete = true } = {}) {
  return { schemaVersion: 1, tool: { name: 'crosscheck', version: '0.2.0' }, complete, findings, notifications };
}

function finding({ rule = 'duplicate-physical-name', severity = 'error', parties = [] }) {
  return { rule, severity, message: `the message of ${rule}`, help: 'let one stack own it', fingerprint: 'f00d', parties };
}

function party({ file, line = 1, column = 1, ...rest }) {
  return { label: 'here', logicalId: '', constructPath: '', type: '', address: '', template: { file, line, column }, source: null, ...rest };
}

function bucket(stack, file, rest) {
  return party({
    label: `claimed by stack ${stack}`,
    logicalId: 'Bucket83908E77',
    constructPath: `${stack}/Bucket/Resource`,
    type: 'AWS::S3::Bucket',
    file,
    ...rest,
  });
}

// What the CDK passes today, and what it once passed.
const stable = {
  templatePaths: ['cdk.out/Orders.template.json', 'cdk.out/Reports.template.json'],
  stackTemplates: [
    { stackConstructPath: 'Orders', templatePath: 'cdk.out/Orders.template.json' },
    { stackConstructPath: 'Reports', templatePath: 'cdk.out/Reports.template.json' },
  ],
  appConstruct: { outdir: 'cdk.out' },
};
const beta1 = { templatePaths: stable.templatePaths };

function validate(options, context = stable) {
  return new Crosscheck(options).validate(context);
}

module.exports = { beta1, bucket, finding, folder, party, program, report, reporting, stable, validate };
