#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "inputs/temporary_folder.h"
#include "support/run.h"
#include "support/sleeper.h"

namespace fs = std::filesystem;
using crosscheck::TemporaryFolder;

// Whether an assembly is what its app says now: `--fresh`, `--allow-stale`, `--synth`, and the CDK's locks.

namespace {

// An app that was written an hour ago and synthesized half an hour ago.
struct SynthesizedApp : TemporaryFolder {
  SynthesizedApp() {
    write("cdk.json", R"({"app": "npx ts-node bin/app.ts"})");
    write("package.json", "{}");
    write("bin/app.ts", "");
    write("lib/shop.ts", "");
    for (const char* file : {"cdk.json", "package.json", "bin/app.ts", "lib/shop.ts"}) date(file, 60);
    synthesize("cdk.out");
  }

  void synthesize(const std::string& folder, int minutes_ago = 30) const {
    write(
        folder + "/manifest.json",
        R"({"version":"36.0.0","artifacts":{"Shop":{"type":"aws:cloudformation:stack","environment":"aws://111111111111/eu-west-1","properties":{"templateFile":"Shop.template.json"}}}})");
    write(folder + "/Shop.template.json", R"({"Resources":{"B":{"Type":"AWS::S3::Bucket"}}})");
    date(folder + "/manifest.json", minutes_ago);
  }
  void date(const std::string& file, int minutes_ago) const {
    fs::last_write_time(*this / file, fs::file_time_type::clock::now() - std::chrono::minutes(minutes_ago));
  }
  void edit(const std::string& file, int minutes_ago = 0) const {
    write(file, "edited");
    date(file, minutes_ago);
  }
  void commit() const {
    const RunResult result =
        shell("git init -q . 2>/dev/null; git add -A && git -c user.name=x -c user.email=x@example.com commit -qm x");
    INFO(result.output);
    REQUIRE(result.exit_code == 0);
  }

  RunResult check(const std::string& arguments, const std::string& folder = ".") const {
    return run_crosscheck(*this / folder, "check " + arguments);
  }
  RunResult shell(const std::string& line) const { return run_shell(path(), line); }
};

void check_passes(const RunResult& result) {
  INFO(result.output);
  CHECK(result.exit_code == 0);
  CHECK(result.output.find("older") == std::string::npos);
}

void check_not_ready(const RunResult& result, const std::string& text) {
  INFO(result.output);
  CHECK(result.exit_code == 3);
  CHECK(result.output.find(text) != std::string::npos);
  CHECK(result.output.find("nothing was checked\n") != std::string::npos);
  CHECK(result.output.find("stack") == std::string::npos);
}

std::string time_of(const std::string& file) {
  return run_shell(".", "date -d @$(stat -c %Y '" + file + "') '+%Y-%m-%d %H:%M:%S' | tr -d '\\n'").output;
}

}  // namespace

TEST_CASE("an assembly that is newer than its sources is checked") {
  const SynthesizedApp app;
  check_passes(app.check("--fresh"));
  check_passes(app.check("--fresh ../cdk.out", "lib"));
  check_passes(app.check("--fresh cdk.out/manifest.json"));
}

TEST_CASE("an assembly that is older than a source is not checked, and the message says all about it") {
  const SynthesizedApp app;
  app.edit("lib/shop.ts", 10);
  app.edit("bin/app.ts", 20);
  const RunResult result = app.check("--fresh");
  CHECK(result.exit_code == 3);
  CHECK(result.output ==
        "crosscheck: `cdk.out` is older than its sources: nothing was checked\n"
        "  cdk.out      synthesized " +
            time_of(app / "cdk.out/manifest.json") +
            "\n"
            "  lib/shop.ts  changed     " +
            time_of(app / "lib/shop.ts") +
            "\n"
            "Run `npx cdk synth -q`, then try again; `--allow-stale` checks it as it is.\n");
  CHECK(app.check("").exit_code == 0);
}

TEST_CASE("an old assembly that is checked all the same is noted") {
  const SynthesizedApp app;
  app.edit("lib/shop.ts");
  for (const char* options : {"--fresh --allow-stale", "--allow-stale"}) {
    const RunResult text = app.check(options);
    CHECK(text.exit_code == 0);
    CHECK(text.output.find("is older than `lib/shop.ts`") != std::string::npos);
    const auto report = nlohmann::json::parse(app.check(std::string(options) + " -o json").output);
    REQUIRE(report["notifications"].size() == 1);
    CHECK(report["notifications"][0]["severity"] == "note");
  }
}

TEST_CASE("where there is no assembly yet, the command that writes it is said") {
  const SynthesizedApp app;
  fs::remove_all(app / "cdk.out");
  check_not_ready(app.check("--fresh"), "there is no assembly in `cdk.out`");
  check_not_ready(app.check("--fresh"), "Run `npx cdk synth -q`, then try again.");
  check_not_ready(app.check("--fresh cdk.out.prod"), "Run `npx cdk synth -q -o cdk.out.prod`, then");
  fs::create_directories(app / "cdk.out/.cache");
  check_not_ready(app.check("--fresh"), "there is no assembly in `cdk.out`");
  app.write("cdk.json", R"({"app": "python3 app.py", "output": "build/assembly/"})");
  fs::remove(app / "package.json");
  check_not_ready(app.check("--fresh build/assembly"), "Run `cdk synth -q`, then");
  check_not_ready(
      run_crosscheck(app / "..", "check --fresh " + fs::path(app.path()).filename().string() + "/build/assembly"),
      "Run `cdk synth -q` in `" + fs::path(app.path()).filename().string() + "`, then");
  CHECK(app.check("").exit_code == 2);
  check_not_ready(app.check("--fresh ."), "there is no assembly in `build/assembly`");
}

TEST_CASE("each of several assemblies must be new enough") {
  const SynthesizedApp app;
  app.synthesize("cdk.out.prod", 30);
  app.synthesize("cdk.out.staging", 10);
  app.edit("lib/shop.ts", 20);
  check_not_ready(app.check("--fresh cdk.out.staging cdk.out.prod"), "`cdk.out.prod` is older");
  app.date("lib/shop.ts", 60);
  app.write("build/one/asset.abc/index.js", "");  // newer than the other assembly, but no source
  app.synthesize("build/one", 0);
  app.synthesize("build/two", 5);
  check_passes(app.check("--fresh build/one build/two"));
}

TEST_CASE("without git all files of the app count, except what is not its own") {
  const SynthesizedApp app;
  for (const char* file :
       {"node_modules/x/index.js", ".venv/lib/x.py", "cdk.out.prod/asset.abc/index.js", "cdk.out/asset.abc/index.js",
        "test/shop.test.ts", "lib/shop.d.ts", "crosscheck.yaml", "README.md", ".eslintrc.js"}) {
    app.write(file, "");
  }
  check_passes(app.check("--fresh --no-config"));
  app.write("functions/upload.py", "");
  check_not_ready(app.check("--fresh --no-config"), "functions/upload.py");
}

TEST_CASE("with git, what it tracks counts") {
  const SynthesizedApp app;
  app.write(".gitignore", "cdk.out\n*.js\n");
  app.commit();
  for (const char* file : {"bin/app.js", "scratch.ts"}) app.write(file, "");  // ignored; not added
  check_passes(app.check("--fresh"));
  check_passes(app.check("--fresh ../cdk.out", "lib"));
  app.shell("git add scratch.ts");
  check_not_ready(app.check("--fresh"), "scratch.ts");
}

TEST_CASE("only the app's own folder counts") {
  const SynthesizedApp repository;
  repository.write("shop/cdk.json", "{}");
  repository.write("shop/app.py", "");
  repository.synthesize("shop/cdk.out", 0);
  repository.write(".gitignore", "cdk.out\n");
  repository.commit();
  repository.edit("bin/app.ts");
  repository.date("shop/cdk.json", 60);
  repository.date("shop/app.py", 60);
  repository.date("shop/cdk.out/manifest.json", 10);
  check_passes(repository.check("--fresh shop/cdk.out"));
  check_not_ready(repository.check("--fresh shop/cdk.out cdk.out"), "`cdk.out` is older");
}

TEST_CASE("what git tells its hooks does not lead astray") {
  const SynthesizedApp app;
  app.write(".gitignore", "cdk.out\n");
  app.commit();
  app.shell("git worktree add -q tree");
  // A commit in a worktree, where hooks are given a GIT_DIR.
  app.write(".git/hooks/pre-commit", "#!/bin/sh\ncd infra && exec \"$CROSSCHECK\" check --fresh\n");
  fs::permissions(app / ".git/hooks/pre-commit", fs::perms::owner_all);
  const std::string commit = "cd tree && git add -A && git -c user.name=x -c user.email=x@example.com commit -m x";
  app.write("tree/infra/cdk.json", "{}");
  app.write("tree/infra/app.py", "");
  app.date("tree/infra/app.py", 20);
  app.date("tree/infra/cdk.json", 20);
  app.synthesize("tree/infra/cdk.out", 10);
  check_passes(app.shell(commit));
  app.edit("tree/infra/app.py");
  const RunResult result = app.shell(commit);
  INFO(result.output);
  CHECK(result.exit_code == 1);
  CHECK(result.output.find("  app.py   changed") != std::string::npos);
}

TEST_CASE("an assembly that is itself in git is compared with what has changed since the commit") {
  const SynthesizedApp app;
  app.commit();
  app.date("lib/shop.ts", 0);  // as a checkout leaves it
  check_passes(app.check("--fresh"));
  app.edit("lib/shop.ts");
  check_not_ready(app.check("--fresh"), "lib/shop.ts");
  app.shell("git add lib/shop.ts");
  check_not_ready(app.check("--fresh"), "lib/shop.ts");
  app.synthesize("cdk.out", 0);
  app.date("lib/shop.ts", 5);
  check_passes(app.check("--fresh"));
}

TEST_CASE("a source that is dated tomorrow is named and left out") {
  const SynthesizedApp app;
  app.date("lib/shop.ts", -24 * 60);
  const RunResult result = app.check("--fresh");
  CHECK(result.exit_code == 0);
  CHECK(result.output.find("`cdk.out` was not compared with `lib/shop.ts`, which is dated in the future") !=
        std::string::npos);
}

TEST_CASE("where no sources are found, that is said") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "empty");
  const SynthesizedApp app;
  const RunResult result = run_crosscheck(folder / "empty", "check --fresh " + (app / "cdk.out"));
  check_passes(result);  // its cdk.json is above it
  fs::remove_all(folder / "empty");
  fs::rename(app / "cdk.out", folder / "cdk.out");
  const RunResult alone = run_crosscheck(folder.path(), "check --fresh");
  CHECK(alone.exit_code == 0);
  CHECK(alone.output.find("no source files were found in `.`: cannot tell whether `cdk.out` is stale") !=
        std::string::npos);
}

TEST_CASE("templates alone have no sources") {
  const SynthesizedApp app;
  app.write("Own.template.json", "{}");
  check_passes(app.check("--fresh Own.template.json"));
}

TEST_CASE("--synth runs in the app's folder, before all else") {
  const SynthesizedApp app;
  app.edit("lib/shop.ts", 5);
  check_passes(app.check("--fresh --synth 'touch cdk.out/manifest.json'"));
  app.edit("lib/shop.ts");
  const RunResult below =
      app.check("--fresh ../cdk.out --synth 'pwd; touch -d \"+1 second\" cdk.out/manifest.json'", "lib");
  check_passes(below);
  CHECK(below.output.starts_with(app.path() + "\n"));
  // What it prints stays out of reports.
  const RunResult report = app.check("-o json --synth 'echo synthesized' 2>/dev/null");
  CHECK(nlohmann::json::parse(report.output)["complete"] == true);
}

TEST_CASE("--synth that fails ends the run, after its own words") {
  const SynthesizedApp app;
  const RunResult failed = app.check("--synth 'echo no such app; exit 7'");
  check_not_ready(failed, "ended with exit code 7");
  CHECK(failed.output.starts_with("no such app\ncrosscheck: `echo no such app; exit 7` ended"));
  // A signal that we ignore is not ignored there.
  check_not_ready(app.check("--synth 'kill -PIPE $$'"), "ended with exit code 141");
  check_not_ready(app.check("--synth no-such-command-anywhere"), "ended with exit code 127");
  app.edit("lib/shop.ts");
  check_not_ready(app.check("--fresh --synth true"),
                  "`--synth` ran but did not produce this assembly; `--allow-stale`");
}

TEST_CASE("--synth is for one app, and comes from the command line only") {
  const SynthesizedApp app;
  app.write("shop/cdk.json", "{}");
  app.synthesize("shop/cdk.out");
  const RunResult two = app.check("cdk.out shop/cdk.out --synth 'touch ran'");
  CHECK(two.exit_code == 2);
  CHECK(two.output == "crosscheck: `--synth` runs in one app, and the inputs come from `.` and `shop`\n");
  app.write("crosscheck.yaml", "synth: touch ran\n");
  const RunResult config = app.check("--fresh");
  INFO(config.output);
  CHECK(config.exit_code == 2);
  app.write("Own.template.json", "{}");
  CHECK(app.check("--no-config Own.template.json --synth 'touch ran'").exit_code == 2);
  CHECK_FALSE(fs::exists(app / "ran"));
}

TEST_CASE("while the CDK writes an assembly, it is not read") {
  const SynthesizedApp app;
  const Sleeper writer;
  app.write("cdk.out/synth.lock", writer.number());
  const RunResult result = app.check("");
  check_not_ready(result, "`cdk.out` is being written by process " + writer.number());
  check_not_ready(result, "remove `cdk.out/synth.lock`.");
  check_not_ready(run_crosscheck(app.path(), "index"), "is being written");
  app.synthesize("cdk.out/assembly-Prod");
  check_not_ready(app.check("cdk.out/assembly-Prod"), "is being written");
  const RunResult soon = app.shell("{ sleep 0.5; rm cdk.out/synth.lock; } & \"$CROSSCHECK\" check");
  check_passes(soon);
}

TEST_CASE("a synthesis that we are part of is not waited for: its plugins may check what is there") {
  const SynthesizedApp app;
  app.write("cdk.out/synth.lock", std::to_string(::getpid()));
  check_passes(app.check(""));
}

TEST_CASE("locks that nobody holds, and those of readers, count for nothing") {
  const SynthesizedApp app;
  const auto check_at_once = [&] {
    const auto start = std::chrono::steady_clock::now();
    check_passes(app.check(""));
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));  // as long as one is waited for
  };
  const std::string gone = app.shell("sh -c 'echo $$'").output;
  for (const std::string& text : std::vector<std::string>{gone, "0", "-1", "99999999999999999999", "x", ""}) {
    app.write("cdk.out/synth.lock", text);
    check_at_once();
    CHECK(read_text(app / "cdk.out/synth.lock") == text);
  }
  app.write("cdk.out/read." + std::to_string(::getpid()) + ".1.lock", std::to_string(::getpid()));
  check_at_once();
  fs::remove(app / "cdk.out/synth.lock");
  REQUIRE(mkfifo((app / "cdk.out/synth.lock").c_str(), 0600) == 0);
  check_at_once();
}
