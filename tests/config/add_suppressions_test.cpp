#include "config/add_suppressions.h"

#include <catch2/catch.hpp>

using namespace crosscheck;

namespace {

Suppression entry(const std::string& identity, const std::string& reason = "known") {
  Suppression one;
  one.rule = "duplicate-export";
  one.identity = identity;
  one.reason = reason;
  return one;
}

std::string added_to(std::string_view config) {
  return with_suppressions(config, {entry("cfn:export/a")}).value_or("no");
}

const std::string kLines = "  - rule: duplicate-export\n    identity: \"cfn:export/a\"\n    reason: \"known\"\n";

}  // namespace

TEST_CASE("a config without suppressions gets a list at its end") {
  CHECK(added_to("") == "suppress:\n" + kLines);
  CHECK(added_to("# ours\nclosed: true") == "# ours\nclosed: true\n\nsuppress:\n" + kLines);
  CHECK(added_to("a: 1\n\n") == "a: 1\n\nsuppress:\n" + kLines);
}

TEST_CASE("a list grows at its end, and comments, order and indentation stay") {
  CHECK(added_to("suppress:  # accepted\n  - rule: x  # old\n    reason: y\n\n# next\nclosed: true\n") ==
        "suppress:  # accepted\n  - rule: x  # old\n    reason: y\n" + kLines + "\n# next\nclosed: true\n");
  CHECK(
      added_to("suppress:\n- rule: x\n  reason: y\n  # trailing\nclosed: true\n") ==
      "suppress:\n- rule: x\n  reason: y\n- rule: duplicate-export\n  identity: \"cfn:export/a\"\n  reason: \"known\"\n"
      "  # trailing\nclosed: true\n");
  CHECK(added_to("suppress:\n    - rule: x\n      reason: y") ==
        "suppress:\n    - rule: x\n      reason: y\n    - rule: duplicate-export\n      identity: \"cfn:export/a\"\n"
        "      reason: \"known\"\n");
}

TEST_CASE("an empty list becomes one with lines") {
  CHECK(added_to("suppress: []\nclosed: true\n") == "suppress:\n" + kLines + "closed: true\n");
  CHECK(added_to("suppress: [] # none\n") == "suppress: # none\n" + kLines);
  CHECK(added_to("suppress:\nclosed: true\n") == "suppress:\n" + kLines + "closed: true\n");
}

TEST_CASE("a list between brackets is left to people") { CHECK(added_to("suppress: [{rule: x}]\n") == "no"); }

TEST_CASE("what is written is read back as it was meant") {
  const std::string reason = "it's \"ours\": # \\ \x01 {}";
  Suppression one = entry("s3:bucket/a: #*", reason);
  one.until = "2027-01-31";
  Sources sources;
  const std::string text = *with_suppressions("closed: true\n", {one});
  const Config config = read_config(sources, sources.add_text("crosscheck.yaml", text));
  REQUIRE(config.suppress.size() == 1);
  CHECK(config.suppress[0].rule == "duplicate-export");
  CHECK(config.suppress[0].identity == "s3:bucket/a: #*");
  CHECK(config.suppress[0].reason == reason);
  CHECK(config.suppress[0].until == "2027-01-31");
}
