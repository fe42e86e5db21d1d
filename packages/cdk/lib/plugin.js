'use strict';

const path = require('node:path');

const { version } = require('../package.json');
const { rootOf } = require('./assembly');
const { Failure } = require('./failure');
const { findProgram, runProgram } = require('./program');
const { violationsOf, failureOf, fails } = require('./violations');

const DEFAULTS = { binary: undefined, config: undefined, failOn: 'error', timeout: 60_000 };

class Crosscheck {
  constructor(options) {
    this.name = 'crosscheck';
    this.version = version;
    this.options = { ...DEFAULTS, ...options };
  }

  // The CDK says nothing about a plugin that throws, and exits with 0. So whatever goes wrong becomes a violation.
  validate(context) {
    let violations;
    try {
      violations = check(context, this.options);
    } catch (error) {
      violations = [failureOf(error, context)];
    }
    return { success: !violations.some(fails), violations, pluginVersion: version };
  }
}

function check(context, options) {
  examine(options);
  const root = rootOf(context);
  if (!root) return [];   // no stacks

  const args = ['check', root, '--output', 'json', '--fail-on', options.failOn];
  if (options.config !== undefined) args.push('--config', path.resolve(options.config));
  const { report, status } = runProgram(findProgram(options.binary), args, options.timeout);
  const violations = violationsOf(report, { context, root, failOn: options.failOn });
  if (status !== 0 && !violations.some(fails)) {
    throw new Failure(`the exit code ${status} and the report contradict each other`, 'use a crosscheck of the same version');
  }
  return violations;
}

function examine(options) {
  for (const name of Object.keys(options)) {
    if (!(name in DEFAULTS)) {
      throw new Failure(`there is no option \`${name}\``, `there are ${Object.keys(DEFAULTS).join(', ')}`);
    }
  }
  if (!['error', 'warning', 'note'].includes(options.failOn)) {
    throw new Failure(`the option \`failOn\` is \`${options.failOn}\``, 'write error, warning or note');
  }
  if (!(options.timeout > 0)) {
    throw new Failure(`the option \`timeout\` is \`${options.timeout}\``, 'write a number of milliseconds');
  }
}

module.exports = { Crosscheck };
