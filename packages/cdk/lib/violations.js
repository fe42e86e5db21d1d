'use strict';

const { makeResources, side, isElement } = require('./resources');

const SEVERITIES = { note: 'info', warning: 'warning', error: 'error' };
const ORDER = ['note', 'warning', 'error'];

function fails(violation) {
  return violation.severity === 'error' || violation.severity === 'fatal';
}

function violationsOf(report, { context, root, failOn }) {
  const resources = makeResources(context, root);
  const violations = problemsOf(report).map((problem) => violationOf(problem, resources, failOn));
  if (report.complete !== true) violations.push(incompleteness(report, resources));
  return violations;
}

// What one piece of code causes in several environments is one problem.
function problemsOf({ findings, problems }) {
  const alone = findings.map((finding) => ({ findings: [finding], environments: [] }));
  return problems?.map((problem) => ({ ...problem, findings: problem.findings.map((i) => findings[i]) })) ?? alone;
}

function violationOf(problem, resources, failOn) {
  const [finding] = problem.findings;
  const { rule, parties } = finding;
  const { message = finding.message, help = finding.help } = problem;
  // The CDK shows elements by itself; everything else has to be told.
  const told = resources.hides(parties) ? parties : parties.filter((party) => !isElement(party));
  const several = problem.findings.length > 1 ? [`environments: ${problem.environments.join(', ')}`] : [];
  return {
    ruleName: rule,
    description: [message, ...several, ...told.map(side)].join('\n   '),
    severity: severityOf(finding, failOn),
    fix: help || undefined,
    violatingResources: resources.of(problem.findings.flatMap((one) => one.parties)),
    ruleMetadata: {
      fingerprint: problem.findings.map(({ fingerprint }) => fingerprint).join(', '),
      docs: `crosscheck explain ${rule}`,
      parties: parties.map(side).join('; '),
    },
  };
}

// Whatever is to fail is an error: that is what the CDK goes by once something was acknowledged.
function severityOf({ severity }, failOn) {
  const failing = !ORDER.includes(severity) || ORDER.indexOf(severity) >= ORDER.indexOf(failOn);
  return failing ? 'error' : SEVERITIES[severity];
}

function incompleteness({ notifications }, resources) {
  const reasons = notifications.filter(({ severity }) => severity !== 'note').map(({ message }) => message);
  return {
    ruleName: 'incomplete-analysis',
    description: ['not everything could be read, so conflicts may be missing here', ...reasons].join('\n   '),
    severity: 'error',
    fix: 'mend what could not be read, and synthesize again',
    violatingResources: resources.of([]),
  };
}

function failureOf(error, context) {
  return {
    ruleName: 'not-checked',
    description: `nothing was checked: ${error.message}`,
    severity: 'fatal',
    fix: error.help ?? 'this is a fault of the plugin: report it',
    violatingResources: makeResources(context, process.cwd()).of([]),
  };
}

module.exports = { violationsOf, failureOf, fails };
