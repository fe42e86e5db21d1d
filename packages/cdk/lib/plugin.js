'use strict';

const path = require('node:path');

const { version } = require('../package.json');
const { rootOf } = require('./assembly');
const { Failure } = require('./failure');
const { findProgram, runProgram } = require('./program');
const { violationsOf, failureOf, fails } = require('./violations');

class Crosscheck {
  constructor(options) {
    this.name = 'crosscheck';
    this.version = version;
    this.options = options;
  }

  // The CDK says nothing about a plugin that throws, and exits with 0. So whatever goes wrong becomes a violation.
  validate(context) {
    let violations;
    try {
      violations = check(context, settingsFrom(this.options));
    } catch (error) {
      violations = [failureOf(error, context)];
    }
    return { success: !violations.some(fails), violations, pluginVersion: version };
  }
}

function settingsFrom(options) {
  const { binary, config, deployed = [], failOn = 'error', timeout = 60_000, ...others } = options ?? {};
  for (const name of Object.keys(others)) {
    throw new Failure(`there is no option \`${name}\``, 'there are binary, config, deployed, failOn and timeout');
  }
  if (!['error', 'warning', 'note'].includes(failOn)) {
    throw new Failure(`the option \`failOn\` is \`${failOn}\``, 'write error, warning or note');
  }
  if (!(timeout > 0)) throw new Failure(`the option \`timeout\` is \`${timeout}\``, 'write a number of milliseconds');
  if (![deployed].flat().every((path) => typeof path === 'string')) {
    throw new Failure('the option `deployed` is no path', 'write a path or a list of paths');
  }
  return { binary, config, deployed: [deployed].flat(), failOn, timeout };
}

function check(context, { binary, config, deployed, failOn, timeout }) {
  const root = rootOf(context);
  if (!root) return [];   // no stacks

  const args = ['check', root, '--output', 'json', '--fail-on', failOn];
  if (config !== undefined) args.push('--config', path.resolve(config));
  for (const folder of deployed) args.push('--deployed', path.resolve(folder));
  const { report, status } = runProgram(findProgram(binary), args, timeout);
  const violations = violationsOf(report, { context, root, failOn });
  if (status !== 0 && !violations.some(fails)) {
    throw new Failure(`the exit code ${status} and the report contradict each other`, 'use a crosscheck of the same version');
  }
  return violations;
}

module.exports = { Crosscheck };
