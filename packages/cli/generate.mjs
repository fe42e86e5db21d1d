// Writes the npm packages, ready to be packed: node generate.mjs VERSION FOLDER [PLATFORM=PREFIX…] [wasm=BUILD]
//
// FOLDER/cli is @crosscheck/cli, which depends on a package for each platform in exactly its version: all of them, or those
// that CROSSCHECK_PLATFORMS names. FOLDER/cli-PLATFORM is made for each PREFIX, a folder that crosscheck was installed
// into. FOLDER/cli-wasm is made from the WebAssembly build in BUILD: @crosscheck/cli then depends on it everywhere, since npm
// cannot say "where there is no other". The sources here have no version: it comes from the project's CMakeLists.txt.
import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const platforms = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "win32-x64"];   // as Node names them

const [version, folder, ...parts] = process.argv.slice(2);
const prefixes = parts.filter((part) => !part.startsWith("wasm="));
const wasm = parts.find((part) => part.startsWith("wasm="))?.slice("wasm=".length);
if (!folder) throw new Error("usage: generate.mjs VERSION FOLDER [PLATFORM=PREFIX…]");

function write(target, description) {
  writeFileSync(join(target, "package.json"), JSON.stringify(description, null, 2) + "\n");
}

function writeMain() {
  const target = join(folder, "cli");
  const { name, ...rest } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
  const published = process.env.CROSSCHECK_PLATFORMS?.split(" ") ?? platforms;
  const optionalDependencies = Object.fromEntries(published.map((platform) => [`@crosscheck/cli-${platform}`, version]));
  cpSync(join(here, "bin"), join(target, "bin"), { recursive: true });
  copyFileSync(join(here, "README.md"), join(target, "README.md"));
  const dependencies = wasm && { "@crosscheck/cli-wasm": version };   // left out where there is none
  write(target, { name, version, ...rest, dependencies, optionalDependencies });
}

function writeWasm() {
  const target = join(folder, "cli-wasm");
  const { name, ...rest } = JSON.parse(readFileSync(join(here, "wasm.json"), "utf8"));
  mkdirSync(join(target, "bin"), { recursive: true });
  for (const file of ["crosscheck.js", "crosscheck.wasm"]) {
    copyFileSync(join(wasm, file), join(target, "bin", file));
    chmodSync(join(target, "bin", file), 0o644);
  }
  const native = prefixes[0]?.slice(prefixes[0].indexOf("=") + 1);   // the same libraries are linked into both
  if (native) copyFileSync(join(native, "share/doc/crosscheck/copyright"), join(target, "NOTICE"));
  write(target, { name, version, ...rest });
}

function writePlatform(platform, prefix) {
  if (!platforms.includes(platform)) throw new Error(`${platform} is none of ${platforms.join(", ")}`);
  const [os, cpu] = platform.split("-");
  const target = join(folder, `cli-${platform}`);
  const { name, ...rest } = JSON.parse(readFileSync(join(here, "platform.json"), "utf8").replaceAll("PLATFORM", platform));
  const program = join("bin", os === "win32" ? "crosscheck.exe" : "crosscheck");
  mkdirSync(join(target, "bin"), { recursive: true });
  copyFileSync(join(prefix, program), join(target, program));
  chmodSync(join(target, program), 0o755);
  copyFileSync(join(prefix, "share/doc/crosscheck/copyright"), join(target, "NOTICE"));
  write(target, { name, version, ...rest, os: [os], cpu: [cpu] });
}

writeMain();
if (wasm) writeWasm();
for (const one of prefixes) {
  const equals = one.indexOf("=");
  writePlatform(one.slice(0, equals), one.slice(equals + 1));
}
