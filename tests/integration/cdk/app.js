'use strict';

// Two stacks, in the app or in stages, and what VARIANT makes of them. INTERFACE says how the plugin is registered.

const cdk = require('aws-cdk-lib');
const s3 = require('aws-cdk-lib/aws-s3');
const ssm = require('aws-cdk-lib/aws-ssm');
const { Crosscheck } = require('@crosscheck/cdk');

const variant = process.env.VARIANT;
const plugin = new Crosscheck({ binary: process.env.BINARY, failOn: process.env.FAIL_ON });
const stable = process.env.INTERFACE === 'stable';
const app = new cdk.App(stable ? {} : { policyValidationBeta1: [plugin] });
if (stable) cdk.Validations.of(app).addPlugins(plugin);

const inApp = ['duplicate', 'acknowledged'].includes(variant);
const inStages = variant === 'stages';
const env = { account: '111111111111', region: 'eu-west-1' };
const orders = new cdk.Stack(inStages ? new cdk.Stage(app, 'Sales') : app, 'Orders', { env });
const reports = new cdk.Stack(inApp ? app : new cdk.Stage(app, 'Office'), 'Reports', {
  env,
  synthesizer: new cdk.DefaultStackSynthesizer({ qualifier: variant === 'qualifiers' ? 'orchard2' : undefined }),
});

const same = ['duplicate', 'stage', 'stages', 'acknowledged', 'acknowledged-once'].includes(variant);
new s3.Bucket(orders, 'Invoices', { bucketName: 'orchard-invoices' });
new s3.Bucket(reports, 'Invoices', { bucketName: same ? 'orchard-invoices' : 'orchard-reports' });
if (variant === 'warning') ssm.StringParameter.valueForStringParameter(orders, '/orchard/nobody-creates-this');

const rule = { id: 'crosscheck::duplicate-physical-name', reason: 'Reports takes over from Orders' };
if (['acknowledged', 'acknowledged-once'].includes(variant)) cdk.Validations.of(orders).acknowledge(rule);
if (variant === 'acknowledged') cdk.Validations.of(reports).acknowledge(rule);

app.synth();
