#!/usr/bin/env node
// Starts the program of this platform's package in place of itself: same arguments, input, output, signals, exit code. Where
// there is no such package, the program as WebAssembly runs in this very process.
"use strict";

const { spawn } = require("node:child_process");
const { constants } = require("node:os");

const kWasm = "@crosscheck/cli-wasm/bin/crosscheck.js";
const platform = `${process.platform}-${process.arch}`;

function fail(message) {
  process.stderr.write(`crosscheck: ${message}\n`);
  process.exit(2);
}

function resolved(file) {
  try {
    return require.resolve(file);
  } catch {
    return undefined;
  }
}

// Nothing where WebAssembly takes its place.
function program() {
  if (process.env.CROSSCHECK_BINARY) return process.env.CROSSCHECK_BINARY;
  const name = `@crosscheck/cli-${platform}`;
  const native = resolved(`${name}/bin/crosscheck${process.platform === "win32" ? ".exe" : ""}`);
  if (native) return native;
  if (resolved(kWasm)) return undefined;
  if (!(name in require("../package.json").optionalDependencies)) {
    fail(`there is no package for ${platform}; CROSSCHECK_BINARY may name a program that you built`);
  }
  return fail(`${name} is not installed: was this installed with --omit=optional, or copied from another platform? ` +
    "Install again without it, or let CROSSCHECK_BINARY name the program");
}

function start(file) {
  const child = spawn(file, process.argv.slice(2), { stdio: "inherit" });
  const forwarded = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"].filter((signal) => signal in constants.signals);
  for (const signal of forwarded) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => fail(`cannot run ${file}: ${error.message}`));
  child.on("exit", (code, signal) => {
    if (code !== null) process.exit(code);
    // 128 + n, as a shell says it. Of the signals that we pass on we also end ourselves, so that a shell sees Ctrl-C; of others
    // Node itself may not end.
    process.exitCode = 128 + (constants.signals[signal] ?? 0);
    for (const one of forwarded) process.removeAllListeners(one);
    if (forwarded.includes(signal)) process.kill(process.pid, signal);
  });
}

const file = program();
if (file) start(file);
else require(kWasm);
