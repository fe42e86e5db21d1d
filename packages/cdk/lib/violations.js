'use strict';

const path = require('node:path');

const { makeLocator } = require('./template');

const SEVERITIES = { note: 'info', warning: 'warning', error: 'error' };
const ORDER = ['note', 'warning', 'error'];

function fails(violation) {
  return violation.severity === 'error' || violation.severity === 'fatal';
}

function violationsOf(report, { context, root, failOn }) {
  const resourcesOf = makeResources(context.stackTemplates, root);
  const violations = report.findings.map((finding) => ({
    ruleName: finding.rule,
    description: describe(finding),
    severity: severityOf(finding, failOn),
    fix: finding.help || undefined,
    violatingResources: resourcesOf(finding.parties),
    ruleMetadata: {
      fingerprint: finding.fingerprint,
      docs: `crosscheck explain ${finding.rule}`,
      parties: finding.parties.map(side).join('; '),
    },
  }));
  if (report.complete !== true) {
    violations.push({
      ruleName: 'incomplete-analysis',
      description: ['not everything could be read, so conflicts may be missing here', ...reasons(report)].join('\n   '),
      severity: 'error',
      fix: 'mend what could not be read, and synthesize again',
      violatingResources: resourcesOf([]),
    });
  }
  return violations;
}

function failureOf(error, context) {
  return {
    ruleName: 'not-checked',
    description: `nothing was checked: ${error.message}`,
    severity: 'fatal',
    fix: error.help ?? 'this is a fault of the plugin: report it',
    violatingResources: makeResources(context?.stackTemplates && [], '')([]),
  };
}

// Whatever is to fail is an error: that is what the CDK goes by once something was acknowledged.
function severityOf({ severity }, failOn) {
  const failing = !ORDER.includes(severity) || ORDER.indexOf(severity) >= ORDER.indexOf(failOn);
  return failing ? 'error' : SEVERITIES[severity];
}

// The CDK shows constructs only, so places that belong to none are told in the text.
function describe(finding) {
  const places = finding.parties.filter((party) => !isElement(party)).map(({ template, label }) => {
    const file = path.relative(process.cwd(), path.resolve(template.file));
    return `${file}:${template.line}:${template.column}: ${label}`;
  });
  return [finding.message, ...places].join('\n   ');
}

function side({ label, source }) {
  return source ? `${label} (${source.file}:${source.line}:${source.column})` : label;
}

function reasons(report) {
  return report.notifications.filter(({ severity }) => severity !== 'note').map(({ message }) => message);
}

// Parties as the CDK wants them: one for each element, with all its locations; never none, or nothing is shown.
function makeResources(stackTemplates, root) {
  const locate = makeLocator();
  // Versions of the CDK that do not name the stacks want a logical id of everything.
  const placed = stackTemplates ? placeInStack(stackTemplates) : placeByLogicalId;
  const nowhere = { template: { file: root } };
  return (parties) => {
    const resources = new Map();
    for (const party of parties.length > 0 ? parties : [nowhere]) {
      const resource = { ...placed(party), templatePath: path.resolve(party.template.file), locations: [] };
      const key = JSON.stringify(resource);
      if (!resources.has(key)) resources.set(key, resource);
      const { locations } = resources.get(key);
      const location = isElement(party) ? locationIn(locate(party.template)) : '';
      if (location && !locations.includes(location)) locations.push(location);
    }
    return [...resources.values()];
  };
}

// The CDK finds the constructs of resources by itself, those of outputs it does not.
function placeInStack(stackTemplates) {
  const stacks = new Map(stackTemplates.map((stack) => [path.resolve(stack.templatePath), stack.stackConstructPath]));
  return ({ logicalId, type, constructPath, template }) => {
    if (logicalId && (type || !constructPath)) return { resourceLogicalId: logicalId };
    return { constructPath: constructPath || stacks.get(path.resolve(template.file)) };
  };
}

function placeByLogicalId({ logicalId }) {
  return { resourceLogicalId: logicalId || 'N/A' };
}

function isElement({ logicalId, constructPath }) {
  return Boolean(logicalId || constructPath);
}

// From the resource on, as in `Properties.BucketName`; the whole way for what is none, as in `Outputs.Url`.
function locationIn(keys) {
  return (keys[0] === 'Resources' ? keys.slice(2) : keys).join('.');
}

module.exports = { violationsOf, failureOf, fails };
