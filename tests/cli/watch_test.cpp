#include <catch2/catch.hpp>

#include "cli/twins.h"
#include "inputs/temporary_folder.h"
#include "support/run.h"
#include "support/says.h"

using crosscheck::TemporaryFolder;

namespace {

// Runs `check --watch` in the background, and between its reports what `steps` says; `await N` waits until it has
// reported N times.
RunResult watched(const TemporaryFolder& folder, const std::string& steps) {
  return run_shell(folder.path(), R"sh("$CROSSCHECK" check cdk.out --watch >log 2>&1 &
watcher=$!
await() {
  i=0
  while [ "$(grep -cE 'waiting for changes|since the last run' log)" -lt "$1" ] && [ $i -lt 300 ]; do
    sleep 0.1
    i=$((i + 1))
  done
  sleep 0.2
}
await 1
)sh" + steps + "\nkill $watcher\nwait $watcher 2>/dev/null\ncat log\n");
}

void write_small_app(const TemporaryFolder& folder) {
  folder.write("cdk.out/manifest.json",
               R"({"version":"36.0.0","artifacts":{"A":{"type":"aws:cloudformation:stack",)"
               R"("environment":"aws://111111111111/us-west-2","properties":{"templateFile":"A.json"}}}})");
  folder.write("cdk.out/A.json", R"({"Resources":{}})");
  folder.write("twins.json", kTwins);
}

}  // namespace

TEST_CASE("--watch checks again when a template changes, and says what is different") {
  const TemporaryFolder folder;
  write_small_app(folder);
  const RunResult result = watched(folder,
                                   "cp twins.json cdk.out/A.json; await 2\n"
                                   "printf '{\"Resources\":{}}' >new; mv new cdk.out/A.json; await 3");
  check_says(result, "since the last run: 1 new finding\n  new   error: S3 bucket `orchard` is claimed by 2 resources");
  check_says(result, "since the last run: 1 gone\n  gone  error: S3 bucket `orchard`");
  CHECK(result.output.find("1 new finding") < result.output.find("1 gone"));
}

TEST_CASE("--watch checks again when the config changes or comes, and survives one that is wrong") {
  const TemporaryFolder folder;
  write_small_app(folder);
  folder.write("cdk.out/A.json", kTwins);
  const RunResult result =
      watched(folder,
              "echo 'rules: { duplicate-physical-name: off }' >crosscheck.yaml; await 2\n"
              "echo 'colour: red' >crosscheck.yaml; i=0; until grep -q colour log || [ $i -gt 300 ]; do sleep 0.1; "
              "i=$((i+1)); done\nrm crosscheck.yaml; await 3");
  check_says(result, "since the last run: 1 gone\n");
  check_says(result, "crosscheck: crosscheck.yaml:1:1: unknown key `colour`");
  check_says(result, "since the last run: 1 new finding\n");
}

TEST_CASE("--watch checks again when the assembly is replaced") {
  const TemporaryFolder folder;
  write_small_app(folder);
  const RunResult result = watched(folder,
                                   "cp -r cdk.out next; cp twins.json next/A.json; rm -r cdk.out; mv next cdk.out; "
                                   "await 2; touch unrelated; sleep 1");
  check_says(result, "since the last run: 1 new finding\n");
  CHECK(result.output.find("no difference") == std::string::npos);
}

TEST_CASE("--watch refuses what would wake itself") {
  const TemporaryFolder folder;
  write_small_app(folder);
  const auto refused = [&](const std::string& arguments, const std::string& words) {
    const RunResult result = run_crosscheck(folder.path(), "check cdk.out --watch " + arguments + " </dev/null");
    CHECK(result.exit_code == 2);
    check_says(result, words);
  };
  refused("-o json:cdk.out/report.json", "--watch: `cdk.out/report.json` would be written to what is watched");
  refused("--synth true", "--watch: cannot be combined with --synth");
  refused("--diff -", "--watch: the standard input can be read only once");
}
