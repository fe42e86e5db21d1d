// Writes the npm packages, ready to be packed: node generate.mjs VERSION FOLDER [PLATFORM=PREFIX…]
//
// FOLDER/cli is @crosscheck/cli, which depends on a package for each platform in exactly its version: all of them, or those
// that CROSSCHECK_PLATFORMS names. FOLDER/cli-PLATFORM is made for each PREFIX, a folder that crosscheck was installed
// into. The sources here have no version: it comes from the project's CMakeLists.txt.
import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const platforms = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "win32-x64"];   // as Node names them

const [version, folder, ...prefixes] = process.argv.slice(2);
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
  write(target, { name, version, ...rest, optionalDependencies });
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
for (const one of prefixes) {
  const equals = one.indexOf("=");
  writePlatform(one.slice(0, equals), one.slice(equals + 1));
}
