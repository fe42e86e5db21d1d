#include <catch2/catch.hpp>

#include "inputs/temporary_folder.h"
#include "support/pattern.h"
#include "support/run.h"
#include "support/says.h"

using crosscheck::TemporaryFolder;

namespace {

std::string bucket_of(const std::string& name) {
  return R"({"Type":"AWS::S3::Bucket","Properties":{"BucketName":")" + name + "\"}}";
}

std::string shown_fingerprint(const std::string& output) {
  const auto found = Pattern("fingerprint: ([0-9a-f]{16})").all_in(output);
  REQUIRE_FALSE(found.empty());
  return found[0][1];
}

}  // namespace

TEST_CASE("a finding that is accepted is no longer reported, and the config stays what it was") {
  const TemporaryFolder folder;
  folder.write("Shop.template.json",
               "{\"Resources\":{\"A\":" + bucket_of("orchard") + ",\"B\":" + bucket_of("orchard") + "}}");
  folder.write("crosscheck.yaml", "# ours\nclosed: true\n");
  const std::string found = shown_fingerprint(run_crosscheck(folder.path(), "check Shop.template.json -v").output);
  const RunResult written =
      run_crosscheck(folder.path(), "suppress " + found.substr(0, 8) +
                                        " --input Shop.template.json --reason 'it is meant' --until 2999-01-31");
  CHECK(written.exit_code == 0);
  check_says(written, "wrote crosscheck.yaml with:\n  - rule: duplicate-physical-name\n");
  CHECK(read_text(folder / "crosscheck.yaml") ==
        "# ours\nclosed: true\n\nsuppress:\n  - rule: duplicate-physical-name\n    identity: \"s3:bucket/orchard\"\n"
        "    reason: \"it is meant\"\n    until: 2999-01-31\n");
  CHECK(run_crosscheck(folder.path(), "check Shop.template.json").exit_code == 0);
}

TEST_CASE("nothing is written without a reason, for no finding, or with no date") {
  const TemporaryFolder folder;
  folder.write("Shop.template.json",
               "{\"Resources\":{\"A\":" + bucket_of("orchard") + ",\"B\":" + bucket_of("orchard") + "}}");
  const std::string found = shown_fingerprint(run_crosscheck(folder.path(), "check Shop.template.json -v").output);
  const auto refused = [&](const std::string& arguments, const std::string& words) {
    const RunResult result = run_crosscheck(folder.path(), "suppress --input Shop.template.json " + arguments);
    CHECK(result.exit_code == 2);
    check_says(result, words);
    CHECK_FALSE(std::filesystem::exists(folder / "crosscheck.yaml"));
  };
  refused(found, "--reason: say why");
  refused("--reason x", "name at least one");
  refused("abc --reason x", "`abc` is shorter than 6 digits");
  refused("0123456789 --reason x", "no finding has the fingerprint `0123456789`");
  refused(found + " --reason x --until soon", "`soon` is not a date");
}
