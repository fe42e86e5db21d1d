// A runner of composite actions for tests: reads action.yml, and runs its steps in order with the environment, the conditions
// and the outputs that it declares. Expressions are evaluated by GitHub's own library. Steps with `uses` are stand-ins.
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Evaluator, Lexer, Parser, data } from '@actions/expressions';
import { parse } from 'yaml';

const contexts = ['github', 'inputs', 'runner', 'steps'];

function evaluate(expression, values, succeeded) {
  const status = { always: true, success: succeeded, failure: !succeeded, cancelled: false };
  const functions = Object.entries(status).map(([name, value]) => ({
    name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(value),
  }));
  const tree = new Parser(new Lexer(expression).lex().tokens, contexts, functions).parse();
  const context = JSON.parse(JSON.stringify(values), data.reviver);
  return new Evaluator(tree, context, new Map(functions.map((f) => [f.name, f]))).evaluate();
}

function text(template, values) {
  return String(template ?? '').replace(/\$\{\{(.*?)\}\}/gs, (_, e) => evaluate(e, values, true).coerceString());
}

// Without a status function, a step runs while all is well.
function runs(condition, values, succeeded) {
  const expression = String(condition ?? 'success()').replace(/^\$\{\{(.*)\}\}$/s, '$1');
  if (!/\b(always|success|failure|cancelled)\(\)/.test(expression) && !succeeded) return false;
  const result = evaluate(expression, values, succeeded);
  return !['', 'false', '0'].includes(result.coerceString());
}

// As the runner reads GITHUB_OUTPUT; what it would refuse throws.
function outputsIn(file) {
  const outputs = {};
  const lines = readFileSync(file, 'utf8').split('\n');
  if (lines.pop() !== '') throw new Error('an output file ends within a line');
  while (lines.length > 0) {
    const [, name, end] = /^([A-Za-z_][\w-]*)<<(\S+)$/.exec(lines.shift()) ?? [];
    const last = lines.indexOf(end);
    if (!name || last < 0) throw new Error('a malformed output file');
    outputs[name] = lines.splice(0, last).join('\n');
    lines.shift();
  }
  return outputs;
}

// The commands that the runner would obey. `##[command]` is one anywhere in a line, and a lone CR ends a line.
function commandsIn(log) {
  const obeyed = [];
  let resume;
  for (const line of log.split(/\r\n|\r|\n/)) {
    const [, name, properties, message] = /^\s*::([\w-]+) ?([^:]*(?::(?!:)[^:]*)*)::(.*)$/.exec(line) ?? [];
    const [, old] = /##\[([^\]]*)\]/.exec(line) ?? [];
    if (resume) {
      if (name === resume || old === resume) resume = undefined;
    } else if (name === 'stop-commands') {
      resume = message;
    } else if (name ?? old) {
      obeyed.push({ name: name ?? old, properties, message });
    }
  }
  if (resume) obeyed.push({ name: 'commands stay stopped' });
  return obeyed;
}

/**
 * Runs an action.
 *
 * @param job `folder`: the action's; `workspace`; `temporary`: a folder; `inputs`; `event`, the webhook's payload; `environment`,
 *   more variables; `uses`: for each action that it uses, a function from `with` to success.
 * @returns `exitCode`, `outputs`, `summary`, `commands`, `log`, and `steps`: by id or number, their outcome.
 */
export function run(job) {
  const action = parse(readFileSync(join(job.folder, 'action.yml'), 'utf8'));
  const temporary = mkdtempSync(join(job.temporary, 'runner-'));
  const runnerTemporary = join(temporary, 'temp of $(the runner)');
  mkdirSync(runnerTemporary);
  writeFileSync(join(temporary, 'event.json'), JSON.stringify(job.event ?? {}));

  const values = {
    github: { event: job.event ?? {}, action_repository: job.repository ?? 'owner/crosscheck', workspace: job.workspace },
    inputs: {}, runner: {}, steps: {},
  };
  for (const name of Object.keys(job.inputs ?? {})) {
    if (!action.inputs[name]) throw new Error(`there is no input ${name}`);
  }
  for (const [name, input] of Object.entries(action.inputs)) {
    values.inputs[name] = job.inputs?.[name] ?? text(input.default, values);
  }
  const environment = {
    PATH: process.env.PATH, HOME: temporary, LANG: 'C.UTF-8', CI: 'true', GITHUB_ACTIONS: 'true',
    GITHUB_ACTION_PATH: job.folder, GITHUB_EVENT_PATH: join(temporary, 'event.json'),
    GITHUB_SERVER_URL: 'https://github.invalid', GITHUB_WORKSPACE: job.workspace,
    RUNNER_TEMP: runnerTemporary, RUNNER_OS: 'Linux', RUNNER_ARCH: 'X64', ...job.environment,
  };

  const result = { exitCode: 0, outputs: {}, summary: '', commands: [], log: '', steps: {} };
  for (const [number, step] of action.runs.steps.entries()) {
    const name = step.id ?? number;
    if (!runs(step.if, values, result.exitCode === 0)) {
      values.steps[name] = { outcome: 'skipped', conclusion: 'skipped', outputs: {} };
      result.steps[name] = 'skipped';
      continue;
    }
    const files = {};
    for (const file of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE']) {
      files[file] = join(temporary, `${file}-${number}`);
      writeFileSync(files[file], '');
    }
    let code;
    if (step.uses) {
      const given = Object.fromEntries(Object.entries(step.with ?? {}).map(([k, v]) => [k, text(v, values)]));
      const standIn = job.uses?.[step.uses.split('@')[0]];
      if (!standIn) throw new Error(`no stand-in for ${step.uses}`);
      code = standIn(given) ? 0 : 1;
    } else {
      if (step.shell !== 'bash') throw new Error('a step without `shell: bash`');
      const script = join(temporary, `step-${number}.sh`);
      writeFileSync(script, text(step.run, values));
      const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([k, v]) => [k, text(v, values)]));
      const child = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script],
        { cwd: job.workspace, env: { ...environment, ...own, ...files }, encoding: 'utf8', maxBuffer: 1 << 28 });
      if (child.error) throw child.error;
      result.log += child.stdout + child.stderr;
      result.commands.push(...commandsIn(child.stdout), ...commandsIn(child.stderr));
      code = child.status;
    }
    for (const file of ['GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE']) {
      if (readFileSync(files[file], 'utf8') !== '') throw new Error(`a step writes to ${file}`);
    }
    const summary = readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8');
    if (Buffer.byteLength(summary) > 1024 * 1024) throw new Error('GitHub drops a summary of more than 1 MiB');
    result.summary += summary;
    const outcome = code === 0 ? 'success' : 'failure';
    const conclusion = step['continue-on-error'] ? 'success' : outcome;
    values.steps[name] = { outcome, conclusion, outputs: outputsIn(files.GITHUB_OUTPUT) };
    result.steps[name] = outcome;
    if (conclusion === 'failure' && result.exitCode === 0) result.exitCode = code;
  }
  for (const [name, output] of Object.entries(action.outputs)) result.outputs[name] = text(output.value, values);
  appendFileSync(join(temporary, 'log'), result.log);
  return result;
}

export { commandsIn, evaluate, text };
