'use strict';

// A stack in the app and one in a stage, and what VARIANT makes of them. INTERFACE says how the plugin is registered.

const cdk = require('aws-cdk-lib');
const s3 = require('aws-cdk-lib/aws-s3');
const ssm = require('aws-cdk-lib/aws-ssm');
const { Crosscheck } = require('@crosscheck/cdk');

const variant = process.env.VARIANT;
const plugin = new Crosscheck({ binary: process.env.BINARY, failOn: process.env.FAIL_ON });
const stable = process.env.INTERFACE === 'stable';
const app = new cdk.App(stable ? {} : { policyValidationBeta1: [plugin] });
if (stable) cdk.Validations.of(app).addPlugins(plugin);

const env = { account: '111111111111', region: 'eu-west-1' };
const orders = new cdk.Stack(variant === 'stages' ? new cdk.Stage(app, 'Sales') : app, 'Orders', { env });
const reports = new cdk.Stack(new cdk.Stage(app, 'Office'), 'Reports', {
  env,
  synthesizer: new cdk.DefaultStackSynthesizer({ qualifier: variant === 'qualifiers' ? 'orchard2' : undefined }),
});

const bucketName = 'orchard-invoices';
const same = ['duplicate', 'stages', 'acknowledged', 'acknowledged-once'].includes(variant);
new s3.Bucket(orders, 'Invoices', { bucketName });
new s3.Bucket(reports, 'Invoices', { bucketName: same ? bucketName : 'orchard-reports' });
if (variant === 'warning') ssm.StringParameter.valueForStringParameter(orders, '/orchard/nobody-creates-this');

const rule = { id: 'crosscheck::duplicate-physical-name', reason: 'Reports takes over from Orders' };
if (variant === 'acknowledged') cdk.Validations.of(orders).acknowledge(rule);
if (variant === 'acknowledged' || variant === 'acknowledged-once') cdk.Validations.of(reports).acknowledge(rule);

app.synth();
