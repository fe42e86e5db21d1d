#include <catch2/catch.hpp>

#include "cli/twins.h"
#include "inputs/temporary_folder.h"
#include "support/run.h"
#include "support/says.h"

using crosscheck::TemporaryFolder;

namespace {

std::string fingerprint_in(const std::string& report) {
  const std::string key = "\"fingerprint\": \"";
  const std::size_t at = report.find(key);
  REQUIRE(at != std::string::npos);
  return report.substr(at + key.size(), 16);
}

}  // namespace

TEST_CASE("a fingerprint is explained from the report that has it") {
  const TemporaryFolder folder;
  folder.write("Shop.template.json", kTwins);
  CHECK(run_crosscheck(folder.path(), "check Shop.template.json -o json:crosscheck.json -o sarif:other.sarif")
            .exit_code == 1);
  const std::string found = fingerprint_in(read_text(folder / "crosscheck.json"));
  for (const std::string& arguments : {found, found.substr(0, 6), found + " --report other.sarif"}) {
    INFO(arguments);
    const RunResult result = run_crosscheck(folder.path(), "explain " + arguments);
    CHECK(result.exit_code == 0);
    check_says(result, "error: S3 bucket `orchard` is claimed by 2 resources");
    check_says(result, "Shop.template.json:1:");
    check_says(result, "from " + std::string(arguments.size() > 16 ? "other.sarif" : "crosscheck.json") +
                           ", which crosscheck ");
    check_says(result, "what to do:\n");
    check_says(result, "crosscheck suppress " + found + " --reason");
  }
}

TEST_CASE("a fingerprint without its report says where to get one") {
  const TemporaryFolder folder;
  const auto refused = [&](const std::string& arguments, const std::string& words) {
    const RunResult result = run_crosscheck(folder.path(), "explain " + arguments);
    CHECK(result.exit_code == 2);
    check_says(result, words);
  };
  refused("abcdef01", "no report here that may have it as a fingerprint: `crosscheck check -o json:crosscheck.json`");
  refused("no-such-rule", "there is no rule `no-such-rule`");
  folder.write("crosscheck.json", R"({"schemaVersion":1,"tool":{"name":"crosscheck","version":"9"},"findings":[)"
                                  R"({"fingerprint":"abcdef0123456789"},{"fingerprint":"abcdef0923456789"}]})");
  refused("abcdef", "several findings of `crosscheck.json` have a fingerprint that begins with `abcdef`");
  refused("fedcba", "`crosscheck.json` has no finding with the fingerprint `fedcba`");
  refused("xyz --report crosscheck.json", "`xyz` is no fingerprint");
  CHECK(run_crosscheck(folder.path(), "explain abcdef01").exit_code == 0);
}

TEST_CASE("a report that is none is told from one") {
  const TemporaryFolder folder;
  const auto refused = [&](const std::string& text, const std::string& words) {
    folder.write("crosscheck.json", text);
    const RunResult result = run_crosscheck(folder.path(), "explain abcdef01");
    CHECK(result.exit_code == 2);
    check_says(result, words);
  };
  refused("", "crosscheck.json:1:1: ");
  refused("{\"a\":", "crosscheck.json:1:6: ");
  refused("[]", "crosscheck.json is no report of crosscheck");
  refused(R"({"runs":[{"tool":{"driver":{"name":"another"}}}]})", "crosscheck.json is no report of crosscheck");
  refused(R"({"schemaVersion":2,"tool":{"name":"crosscheck"}})",
          "crosscheck.json:1:18: a report of a version that this program does not know");
  refused(R"({"schemaVersion":1,"tool":{"name":"crosscheck"},"findings":{"a":[[[[7]]]]},"summary":"x"})",
          "has no finding with the fingerprint");
}
