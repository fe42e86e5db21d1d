'use strict';

const { spawnSync } = require('node:child_process');

const { Failure } = require('./failure');

const MEGABYTE = 1024 * 1024;
const LARGEST_REPORT = 256 * MEGABYTE;

const CLEAN = 0;
const FINDINGS = 1;
const USAGE = 2;
const INCOMPLETE = 3;

function findProgram(binary) {
  return binary || process.env.CROSSCHECK_BINARY || packagedProgram() || 'crosscheck';
}

function packagedProgram() {
  try {
    return require.resolve(`@crosscheck/cli-${process.platform}-${process.arch}/bin/crosscheck`, {
      paths: [__dirname, process.cwd()],
    });
  } catch {
    return undefined;
  }
}

function runProgram(program, args, timeout) {
  const result = spawnSync(program, args, {
    encoding: 'utf8',
    killSignal: 'SIGKILL',
    maxBuffer: LARGEST_REPORT,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout,
    windowsHide: true,
  });
  if (result.error) throw couldNotRun(program, result.error, timeout);
  if (result.signal) throw new Failure(`\`${program}\` was ended by ${result.signal}`, 'run it by hand to see why');
  if (![CLEAN, FINDINGS, INCOMPLETE].includes(result.status)) throw unexpectedExit(program, result);
  return { report: reportIn(result.stdout, program), status: result.status };
}

function couldNotRun(program, error, timeout) {
  switch (error.code) {
    case 'ENOENT':
      return new Failure(
        `the program \`${program}\` was not found`,
        'install @crosscheck/cli, or name the program with the option `binary` or with CROSSCHECK_BINARY',
      );
    case 'ETIMEDOUT':
      return new Failure(`\`${program}\` did not finish within ${timeout} ms`, 'raise the option `timeout`');
    case 'ENOBUFS':
      return new Failure(`\`${program}\` wrote more than ${LARGEST_REPORT / MEGABYTE} MB`, 'run it by hand to see what');
    default:
      return new Failure(`\`${program}\` could not be started: ${error.message}`, 'check that it is made for this machine');
  }
}

function unexpectedExit(program, { status, stderr }) {
  const words = stderr.trim().slice(-2000);
  return new Failure(
    `\`${program}\` ended with exit code ${status}` + (words && `: ${words}`),
    status === USAGE ? 'correct crosscheck.yaml, or the options of the plugin' : 'run it by hand to see why',
  );
}

function reportIn(text, program) {
  let report;
  try {
    report = JSON.parse(text);
  } catch {
    throw new Failure(`what \`${program}\` wrote is not JSON`, 'check that this program is crosscheck');
  }
  const known = report?.schemaVersion === 1 && Array.isArray(report.findings) && Array.isArray(report.notifications);
  if (!known) {
    throw new Failure(`what \`${program}\` wrote is not a report of version 1`, 'use a crosscheck of the same version');
  }
  return report;
}

module.exports = { findProgram, runProgram };
