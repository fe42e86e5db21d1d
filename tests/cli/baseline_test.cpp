#include <catch2/catch.hpp>

#include "inputs/temporary_folder.h"
#include "support/run.h"
#include "support/says.h"

using crosscheck::TemporaryFolder;

// What `crosscheck baseline` writes, where it writes it, and what it says about a file that was there.

namespace {

// Two resources in one template, which claim these names.
std::string template_with(const std::string& first, const std::string& second) {
  const auto bucket = [](const std::string& name) {
    return R"({"Type":"AWS::S3::Bucket","Properties":{"BucketName":")" + name + "\"}}";
  };
  return "{\"Resources\":{\"A\":" + bucket(first) + ",\n\"B\":" + bucket(first) + ",\n\"C\":" + bucket(second) +
         ",\n\"D\":" + bucket(second) + "}}";
}

}  // namespace

TEST_CASE("after `baseline` there is nothing to report, and the file stays what it is") {
  const TemporaryFolder folder;
  folder.write("Shop.template.json", template_with("orchard", "meadow"));
  const RunResult written = run_crosscheck(folder.path(), "baseline Shop.template.json");
  CHECK(written.exit_code == 0);
  check_says(written, "wrote crosscheck-baseline.yaml with 2 findings");
  const std::string text = read_text(folder / "crosscheck-baseline.yaml");
  CHECK(run_crosscheck(folder.path(), "check Shop.template.json --baseline crosscheck-baseline.yaml --fail-on note")
            .exit_code == 0);
  check_says(run_crosscheck(folder.path(), "baseline Shop.template.json"), "nothing to write");
  CHECK(read_text(folder / "crosscheck-baseline.yaml") == text);
}

TEST_CASE("growth is told with every new entry, what is gone too, and `--shrink` adds nothing") {
  const TemporaryFolder folder;
  folder.write("Shop.template.json", template_with("orchard", "meadow"));
  run_crosscheck(folder.path(), "baseline Shop.template.json");
  folder.write("Shop.template.json", template_with("orchard", "brook"));
  const RunResult shrunk = run_crosscheck(folder.path(), "baseline Shop.template.json --shrink");
  CHECK(shrunk.exit_code == 1);
  CHECK(shrunk.output ==
        "crosscheck: not added: 1 finding\n"
        "  + duplicate-physical-name: S3 bucket `brook` is claimed by 2 resources of stack `Shop`\n"
        "gone: 1 finding\n"
        "  - duplicate-physical-name: S3 bucket `meadow` is claimed by 2 resources of stack `Shop`\n"
        "wrote crosscheck-baseline.yaml with 1 finding\n");
  const RunResult grown = run_crosscheck(folder.path(), "baseline Shop.template.json 2>&1 >/dev/null");
  CHECK(grown.exit_code == 0);
  CHECK(grown.output ==
        "crosscheck: the baseline grows by 1 finding\n"
        "  + duplicate-physical-name: S3 bucket `brook` is claimed by 2 resources of stack `Shop`\n");
}

TEST_CASE("nothing is written when something could not be read") {
  const TemporaryFolder folder;
  folder.write("app/manifest.json", R"({"version":"36.0.0","artifacts":{"Shop":{"type":"aws:cloudformation:stack",
    "environment":"aws://111111111111/eu-west-1","properties":{"templateFile":"Shop.template.json"}}}})");
  const RunResult result = run_crosscheck(folder.path(), "baseline app");
  CHECK(result.exit_code == 3);
  check_says(result, "nothing was written");
  CHECK_FALSE(std::filesystem::exists(folder / "crosscheck-baseline.yaml"));
}

TEST_CASE("only a baseline is written over") {
  const TemporaryFolder folder;
  folder.write("Shop.template.json", template_with("orchard", "meadow"));
  folder.write("notes.yaml", "remember: the milk\n");
  const RunResult result = run_crosscheck(folder.path(), "baseline Shop.template.json --file notes.yaml");
  CHECK(result.exit_code == 2);
  check_says(result, "notes.yaml:1:1: ");
  CHECK(read_text(folder / "notes.yaml") == "remember: the milk\n");
}

TEST_CASE("the config's baseline is read and written beneath its folder, and nowhere else") {
  const TemporaryFolder folder;
  folder.write("repo/app/Shop.template.json", template_with("orchard", "meadow"));
  folder.write("repo/crosscheck.yaml", "baseline: ci/known.yaml\n");
  std::filesystem::create_directory(folder / "repo/.git");
  std::filesystem::create_directory(folder / "repo/ci");
  CHECK(run_crosscheck(folder / "repo/app", "check Shop.template.json").exit_code == 2);
  CHECK(run_crosscheck(folder / "repo/app", "baseline Shop.template.json").exit_code == 0);
  CHECK(std::filesystem::exists(folder / "repo/ci/known.yaml"));
  CHECK(run_crosscheck(folder / "repo/app", "check Shop.template.json").exit_code == 0);
  CHECK(run_crosscheck(folder / "repo/app", "check Shop.template.json --no-config").exit_code == 1);

  std::filesystem::create_directory(folder / "elsewhere");
  std::filesystem::rename(folder / "repo/ci/known.yaml", folder / "elsewhere/known.yaml");
  const std::string before = read_text(folder / "elsewhere/known.yaml");
  for (const bool whole_folder : {false, true}) {
    if (whole_folder) std::filesystem::remove_all(folder / "repo/ci");
    const std::string link = whole_folder ? "repo/ci" : "repo/ci/known.yaml";
    std::filesystem::create_symlink(whole_folder ? "../elsewhere" : "../../elsewhere/known.yaml", folder / link);
    for (const std::string command : {"check", "baseline"}) {
      const RunResult result = run_crosscheck(folder / "repo/app", command + " Shop.template.json");
      CHECK(result.exit_code == 2);
      check_says(result, "leads out of the folder of this file");
    }
  }
  // Nor where nothing is yet.
  std::filesystem::remove(folder / "elsewhere/known.yaml");
  CHECK(run_crosscheck(folder / "repo/app", "baseline Shop.template.json").exit_code == 2);
  CHECK_FALSE(std::filesystem::exists(folder / "elsewhere/known.yaml"));
  CHECK_FALSE(before.empty());
}

TEST_CASE("a baseline does not depend on how the inputs are named") {
  const TemporaryFolder folder;
  folder.write("app/manifest.json", R"({"version":"36.0.0","artifacts":{}})");
  folder.write("app/Old.template.json", template_with("orchard", "meadow"));
  const RunResult relative = run_crosscheck(folder.path(), "baseline ./app/ --file -");
  check_says(relative, "stale-template");
  CHECK(run_crosscheck(folder.path(), "baseline \"$PWD/app\" --file -").output == relative.output);
}
