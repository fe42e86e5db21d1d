#include <catch2/catch.hpp>

#include "inputs/temporary_folder.h"
#include "support/run.h"

using crosscheck::TemporaryFolder;

TEST_CASE("init writes a config that says what is there, that is read without complaint, and never replaces one") {
  const TemporaryFolder folder;
  const std::string app = (source_directory() / "fixtures/apps/spaceport/clean").string();
  const std::string inputs = "'" + app + "/cdk.out.staging' '" + app + "/cdk.out.production'";
  const RunResult written = run_crosscheck(folder.path(), "init " + inputs);
  INFO(written.output);
  REQUIRE(written.exit_code == 0);
  const std::string config = read_text(folder / "crosscheck.yaml");
  const std::string difference = compare_or_update(source_directory() / "tests/cli/init_expected.yaml", config);
  if (!difference.empty()) FAIL(difference);

  CHECK(run_crosscheck(folder.path(), "check --config crosscheck.yaml " + inputs).exit_code == 0);

  const RunResult again = run_crosscheck(folder.path(), "init " + inputs);
  CHECK(again.exit_code == 2);
  CHECK(again.output.find("--force") != std::string::npos);
  CHECK(run_crosscheck(folder.path(), "init --force " + inputs).exit_code == 0);
  CHECK(read_text(folder / "crosscheck.yaml") == config);
}

TEST_CASE("init names the schema of the npm package, by a path that is the same for everybody") {
  const TemporaryFolder folder;
  const std::string input =
      " '" + (source_directory() / "fixtures/apps/spaceport/clean/cdk.out.staging").string() + "' >init.log";
  const RunResult made = run_shell(
      folder.path(),
      "git init --quiet && mkdir -p app/infra node_modules/@crosscheck/cli/schemas app/node_modules/@crosscheck/cli && "
      "touch node_modules/@crosscheck/cli/schemas/config.schema.json && \"$CROSSCHECK\" init" +
          input + " && cd app/infra && \"$CROSSCHECK\" init" + input);
  INFO(made.output);
  REQUIRE(made.exit_code == 0);
  const std::string path = "node_modules/@crosscheck/cli/schemas/config.schema.json\n";
  CHECK(read_text(folder / "crosscheck.yaml").starts_with("# yaml-language-server: $schema=./" + path));
  CHECK(read_text(folder / "app/infra/crosscheck.yaml").starts_with("# yaml-language-server: $schema=../../" + path));
}
