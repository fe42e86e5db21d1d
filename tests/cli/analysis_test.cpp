#include <filesystem>
#include <string>

#include <catch2/catch.hpp>

#include "inputs/temporary_folder.h"
#include "support/run.h"
#include "support/says.h"
#include "support/sleeper.h"

namespace fs = std::filesystem;
using crosscheck::TemporaryFolder;

// The commands that read assemblies look at the same things in the same way.

namespace {

const std::string kCommands[] = {"check", "baseline --file -", "index", "dump", "init --force"};

// An app that was written an hour ago and synthesized half an hour ago.
struct App : TemporaryFolder {
  App() {
    write("cdk.json", "{}");
    write("app.py", "");
    write(
        "cdk.out/manifest.json",
        R"({"version":"36.0.0","artifacts":{"Shop":{"type":"aws:cloudformation:stack","environment":"aws://111111111111/eu-west-1","properties":{"templateFile":"Shop.template.json"}}}})");
    write("cdk.out/Shop.template.json",
          R"({"Resources":{"B":{"Type":"AWS::S3::Bucket","Properties":{"BucketName":"orchard"}},
      "C":{"Type":"AWS::S3::Bucket","Properties":{"BucketName":"orchard"}}}})");
    date("cdk.json", 60);
    date("app.py", 60);
    date("cdk.out/manifest.json", 30);
  }
  void date(const std::string& file, int minutes_ago) const {
    fs::last_write_time(*this / file, fs::file_time_type::clock::now() - std::chrono::minutes(minutes_ago));
  }
  RunResult run(const std::string& arguments) const { return run_crosscheck(path(), arguments); }
};

}  // namespace

TEST_CASE("every command that reads assemblies honours --fresh, --allow-stale and --synth") {
  for (const std::string& command : kCommands) {
    const App app;
    INFO(command);
    app.date("app.py", 10);
    const RunResult stale = app.run(command + " --fresh");
    CHECK(stale.exit_code == 3);
    check_says(stale, "`cdk.out` is older than its sources: nothing was checked");
    const RunResult noted = app.run(command + " --allow-stale");
    CHECK(noted.exit_code == (command == "check" ? 1 : 0));
    check_says(noted, "is older than `app.py`");
    check_says(app.run(command + " --synth 'exit 7'"), "ended with exit code 7");
    const RunResult synthesized = app.run(command + " --fresh --synth 'touch cdk.out/manifest.json'");
    CHECK(synthesized.exit_code == (command == "check" ? 1 : 0));
  }
}

TEST_CASE("no command reads an assembly while the CDK writes it") {
  const App app;
  const Sleeper writer;
  app.write("cdk.out/synth.lock", writer.number());
  for (const std::string& command : kCommands) {
    const RunResult result = app.run(command);
    INFO(command);
    CHECK(result.exit_code == 3);
    check_says(result, "`cdk.out` is being written by process " + writer.number());
  }
  CHECK_FALSE(fs::exists(app / "crosscheck.yaml"));
}

TEST_CASE("every command calls an input what it is called from the working directory") {
  for (const std::string& command : kCommands) {
    const App app;
    INFO(command);
    const std::string untimed = " | sed 's/([0-9.]* m*s)//'";
    CHECK(app.run(command + " cdk.out" + untimed).output == app.run(command + " \"$PWD/cdk.out\"" + untimed).output);
  }
  const App app;
  check_says(app.run("dump --stage assembly \"$PWD/cdk.out\""), "assembly cdk.out ");
}

TEST_CASE("init says where something could not be read") {
  const App app;
  app.write("cdk.out/manifest.json", R"({"version":"36.0.0","artifacts":{"assembly-Prod":{"type":"cdk:cloud-assembly",
    "properties":{"directoryName":"assembly-Prod"}}}})");
  const RunResult result = app.run("init");
  CHECK(result.exit_code == 3);
  check_says(result, "not everything could be read");
  CHECK(fs::exists(app / "crosscheck.yaml"));
}
