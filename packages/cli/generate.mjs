// Writes npm packages, ready to be packed:
//
//   node generate.mjs platform VERSION FOLDER PLATFORM PREFIX   FOLDER/cli-PLATFORM, of what was installed into PREFIX
//   node generate.mjs wasm VERSION FOLDER BUILD PREFIX          FOLDER/cli-wasm, of that build and the notices in PREFIX
//   node generate.mjs cli VERSION FOLDER PLATFORM…              FOLDER/cli, which depends on exactly these platforms'; one
//                                                               may be wasm, which is then installed everywhere, since npm
//                                                               cannot say "where there is no other"
//   node generate.mjs cdk VERSION FOLDER                        FOLDER/cdk, the plugin
//
// The version comes from the project's CMakeLists.txt, and CROSSCHECK_HOME, if set, is the address of the released project.
import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const home = process.env.CROSSCHECK_HOME;

const [kind, version, folder, ...rest] = process.argv.slice(2);

// npm compares `repository` with the job that publishes with provenance.
function addresses() {
  return home ? { homepage: home, bugs: `${home}/issues`, repository: { type: "git", url: `git+${home}.git` } } : {};
}

function write(target, { name, version: ignored, ...description }, more = {}) {
  copyFileSync(join(root, "LICENSE"), join(target, "LICENSE"));
  writeFileSync(join(target, "package.json"), JSON.stringify({ name, version, ...description, ...addresses(), ...more }, null, 2) + "\n");
}

function described(file, words = (text) => text) {
  return JSON.parse(words(readFileSync(file, "utf8")));
}

function writePlatform(platform, prefix) {
  const [os, cpu] = platform.split("-");
  const target = join(folder, `cli-${platform}`);
  const program = join("bin", os === "win32" ? "crosscheck.exe" : "crosscheck");
  mkdirSync(join(target, "bin"), { recursive: true });
  copyFileSync(join(prefix, program), join(target, program));
  chmodSync(join(target, program), 0o755);
  copyFileSync(join(prefix, "share/doc/crosscheck/copyright"), join(target, "NOTICE"));
  write(target, described(join(here, "platform.json"), (text) => text.replaceAll("PLATFORM", platform)), { os: [os], cpu: [cpu] });
}

function writeWasm(build, prefix) {
  const target = join(folder, "cli-wasm");
  mkdirSync(join(target, "bin"), { recursive: true });
  for (const file of ["crosscheck.js", "crosscheck.wasm"]) {
    copyFileSync(join(build, file), join(target, "bin", file));
    chmodSync(join(target, "bin", file), 0o644);
  }
  copyFileSync(join(prefix, "share/doc/crosscheck/copyright"), join(target, "NOTICE"));
  write(target, described(join(here, "wasm.json")));
}

function writeMain(platforms) {
  const target = join(folder, "cli");
  for (const part of ["bin", "README.md"]) cpSync(join(here, part), join(target, part), { recursive: true });
  cpSync(join(root, "schemas"), join(target, "schemas"), { recursive: true });
  const exactly = (names) => Object.fromEntries(names.map((name) => [`@crosscheck/cli-${name}`, version]));
  const optionalDependencies = exactly(platforms.filter((name) => name !== "wasm"));
  const dependencies = platforms.includes("wasm") ? exactly(["wasm"]) : undefined;
  write(target, described(join(here, "package.json")), { dependencies, optionalDependencies });
}

function writePlugin() {
  const source = join(root, "packages/cdk");
  const target = join(folder, "cdk");
  for (const part of ["lib", "index.d.ts", "README.md"]) cpSync(join(source, part), join(target, part), { recursive: true });
  const { scripts, ...description } = described(join(source, "package.json"));
  write(target, description);
}

if (kind === "platform" && rest.length === 2) writePlatform(...rest);
else if (kind === "wasm" && rest.length === 2) writeWasm(...rest);
else if (kind === "cli" && rest.length > 0) writeMain(rest);
else if (kind === "cdk" && folder) writePlugin();
else throw new Error("usage: generate.mjs platform|wasm|cli|cdk VERSION FOLDER …");
