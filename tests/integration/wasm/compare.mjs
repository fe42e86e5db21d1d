// Runs each fixture with both builds and compares what they print and write, and their exit codes: compare.mjs PROGRAM SCRIPT
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const [program, script] = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), "crosscheck-wasm-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
const environment = { ...process.env, NO_COLOR: "1", COLUMNS: "" };

// The two builds as commands; times differ between any two runs.
const builds = { native: [program], wasm: [process.execPath, script] };
const timeless = (text) => text.replace(/\(\d+(\.\d+)? m?s\)/g, "(time)");

function run(build, args, cwd, options = {}) {
  const [command, ...first] = builds[build];
  const ran = spawnSync(command, [...first, ...args], { cwd, env: environment, encoding: "latin1", maxBuffer: 1 << 28, input: "", ...options });
  if (ran.error) throw ran.error;
  return { status: ran.status, stdout: timeless(ran.stdout), stderr: timeless(ran.stderr) };
}

let compared = 0;
function compare(args, cwd, options) {
  const name = `${relative(root, cwd)}$ crosscheck ${args.join(" ")}`;
  assert.deepEqual(run("wasm", args, cwd, options), run("native", args, cwd, options), name);
  ++compared;
}

// As a shell takes a line apart, as far as the fixtures' lines go.
const words = (line) => [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, single, double, plain]) => single ?? double ?? plain);

// Every case of every rule and kernel.
const fixtures = join(root, "fixtures");
for (const kind of ["rules", "kernels"]) {
  for (const rule of readdirSync(join(fixtures, kind))) {
    for (const one of readdirSync(join(fixtures, kind, rule))) {
      const folder = join(fixtures, kind, rule, one);
      if (!existsSync(join(folder, "expected.txt"))) continue;
      const more = existsSync(join(folder, "arguments")) ? words(readFileSync(join(folder, "arguments"), "utf8").split("\n")[0]) : [];
      compare(["check", "--no-config", ...more, "."], folder);
    }
  }
}
assert.ok(compared > 300, `${compared} cases were found`);

// The command lines: in a copy of the fixtures for each build, since some write files.
const copies = {};
for (const build of Object.keys(builds)) {
  copies[build] = join(scratch, build, "fixtures");
  mkdirSync(join(scratch, build));
  mkdirSync(join(scratch, build, ".git"));   // the root of a checkout, for both at the same depth
  cpSync(fixtures, copies[build], { recursive: true, verbatimSymlinks: true });
}
function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : entry.isFile() ? [path] : [];
  }).sort();
}
let lines = 0;
for (const one of readdirSync(join(fixtures, "cli"))) {
  const text = readFileSync(join(fixtures, "cli", one, "command"), "utf8");
  for (const line of text.split("\n").filter((each) => each && !/[|;&<>$`\\*]/.test(each))) {
    const [native, wasm] = ["native", "wasm"].map((build) => {
      const ran = run(build, words(line), join(copies[build], "cli", one));
      const here = join(scratch, build);
      return { status: ran.status, stdout: ran.stdout.replaceAll(here, ""), stderr: ran.stderr.replaceAll(here, "") };
    });
    assert.deepEqual(wasm, native, `fixtures/cli/${one}$ crosscheck ${line}`);
    ++lines;
  }
  const written = (build) => filesIn(join(copies[build], "cli", one)).map((file) =>
    [relative(copies[build], file), timeless(readFileSync(file, "latin1").replaceAll(join(scratch, build), ""))]);
  assert.deepEqual(written("wasm"), written("native"), `the files that fixtures/cli/${one} writes`);
}
assert.ok(lines > 100, `${lines} command lines were found`);

// Every format, on whole apps.
const spaceport = join(fixtures, "apps/spaceport");
for (const format of ["text", "json", "sarif", "html", "markdown", "github", "gitlab", "junit"]) {
  compare(["check", "broken/cdk.out.staging", "broken/cdk.out.production", "--source-root", "/workspace/spaceport=app", "-o", format], spaceport);
}
for (const app of readdirSync(join(fixtures, "apps"))) {
  if (statSync(join(fixtures, "apps", app)).isDirectory()) compare(["check", "--no-config", "-o", "json", app], join(fixtures, "apps"));
}

// Hostile paths: what leads out stays out, and links within lead on.
const hostile = join(scratch, "hostile");
const template = { Resources: { T: { Type: "AWS::SNS::Topic", Properties: { TopicName: "one" } } } };
const stack = (templateFile) => ({ type: "aws:cloudformation:stack", environment: "aws://111111111111/us-east-1", properties: { templateFile } });
mkdirSync(join(hostile, "cdk.out/real"), { recursive: true });
writeFileSync(join(hostile, "secret.json"), JSON.stringify(template));
writeFileSync(join(hostile, "cdk.out/real/a.json"), JSON.stringify(template));
symlinkSync("../secret.json", join(hostile, "cdk.out/out.json"));
symlinkSync(join(hostile, "secret.json"), join(hostile, "cdk.out/absolute.json"));
symlinkSync("..", join(hostile, "cdk.out/up"));
symlinkSync("real/../real/a.json", join(hostile, "cdk.out/in.json"));
symlinkSync("real", join(hostile, "cdk.out/alias"));
symlinkSync("loop.json", join(hostile, "cdk.out/loop.json"));
const paths = { Out: "out.json", Absolute: "absolute.json", Up: "up/secret.json", Back: "up/cdk.out/real/a.json", In: "in.json",
  Alias: "alias/a.json", Loop: "loop.json", Dots: "../secret.json", Root: "/etc/passwd", Case: "REAL/a.json", Gone: "gone.json",
  Folder: "real", Windows: "..\\secret.json" };
writeFileSync(join(hostile, "cdk.out/manifest.json"), JSON.stringify({ version: "36.0.0",
  artifacts: Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, stack(path)])) }));
compare(["check", "--no-config", "cdk.out"], hostile);
const seen = run("wasm", ["check", "--no-config", "cdk.out"], hostile).stdout;
assert.match(seen, /leads out of the assembly/);

// git is run: only what it tracks is shown, and what changed comes first.
const repository = join(scratch, "repository");
cpSync(join(spaceport, "broken"), join(repository, "broken"), { recursive: true });
cpSync(join(spaceport, "app"), join(repository, "app"), { recursive: true });
const git = (...args) => assert.equal(spawnSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args], { cwd: repository }).status, 0, args.join(" "));
git("init", "-q");
git("add", "-A");
git("commit", "-qm", "first");
const app = ["broken/cdk.out.staging", "broken/cdk.out.production", "--source-root", "/workspace/spaceport=app"];
compare(["check", ...app], repository);
compare(["check", ...app, "--diff-base", "HEAD"], repository);
compare(["check", ...app, "--diff-base", "no-such-branch"], repository);
compare(["check", ...app, "--diff", "-"], repository, { input: "diff --git a/app/x b/app/x\n" });

// What happens around a run.
compare(["--version"], scratch);
compare(["check", "no-such-folder"], scratch);
compare(["check", ...app, "-o", "json:/no/such/folder/a.json"], repository);
compare(["check", ...app, "-o", "text:/dev/stdout"], repository);
compare(["check", ...app, "--threads", "4"], repository);
compare(["check", ...app, "--synth", "echo made >&2; exit 3"], repository);
compare(["check", ...app, "--fresh"], repository);
console.log(`works: WebAssembly, on ${compared} runs and ${lines} command lines as the program itself`);
