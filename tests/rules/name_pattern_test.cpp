#include <catch2/catch.hpp>

#include "rules/kernel.h"

using namespace crosscheck;

namespace {

// Stacks `Orders` (production), `Orders.v2` (no environment, no account).
struct Spaceport {
  Inputs inputs;
  Index index;
  Config config;
  Model model{.inputs = inputs, .index = index, .config = config};

  Spaceport() {
    inputs.stacks.resize(2);
    inputs.stacks[0].name = "Orders";
    inputs.stacks[0].environment = {.account = "111111111111", .region = "eu-west-1"};
    inputs.stacks[1].name = "Orders.v2";
    index.labels = {{.name = "production", .source = Label::Source::Stage}, {.name = "unknown-account/unknown-region"}};
  }
  std::optional<bool> matches(const std::string& pattern, std::uint32_t stack, std::string_view name) {
    const NamePattern parsed(pattern);
    REQUIRE_FALSE(parsed.fault());
    return NameMatcher(parsed, model).matches(StackId{stack}, name);
  }
};

}  // namespace

TEST_CASE("the whole name has to match") {
  Spaceport spaceport;
  CHECK(spaceport.matches("a+", 0, "aa") == true);
  CHECK(spaceport.matches("a+", 0, "aab") == false);
  CHECK(spaceport.matches("", 0, "a") == false);
}

TEST_CASE("values of placeholders are no part of the expression") {
  Spaceport spaceport;
  CHECK(spaceport.matches("{stack}-x", 1, "Orders.v2-x") == true);
  CHECK(spaceport.matches("{stack}-x", 1, "Orders-v2-x") == false);
  CHECK(spaceport.matches("{stack}{2}", 0, "OrdersOrders") == true);
  CHECK(spaceport.matches("{account}/{region}", 0, "111111111111/eu-west-1") == true);
}

TEST_CASE("an environment has several spellings") {
  Spaceport spaceport;
  for (const std::string_view name : {"production-x", "prod-x", "PRD-x"})
    CHECK(spaceport.matches("{environment}-x", 0, name) == true);
  CHECK(spaceport.matches("{environment}-x", 0, "staging-x") == false);
  CHECK(spaceport.matches("{environment}{2}", 0, "prodprod") == true);
}

TEST_CASE("what is not known is neither a match nor none") {
  Spaceport spaceport;
  for (const std::string pattern : {"{environment}", "{account}", "a{region}"})
    CHECK_FALSE(spaceport.matches(pattern, 1, "a").has_value());
}

TEST_CASE("one matcher serves many stacks") {
  Spaceport spaceport;
  const NamePattern pattern("{stack}");
  NameMatcher matcher(pattern, spaceport.model);
  spaceport.inputs.stacks.resize(200);
  spaceport.index.labels.resize(200);
  for (int round = 0; round < 2; ++round) {
    for (std::uint32_t i = 0; i < 200; ++i) {
      spaceport.inputs.stacks[i].name = "Stack" + std::to_string(i);
      CHECK(matcher.matches(StackId{i}, "Stack" + std::to_string(i)) == true);
      CHECK(matcher.matches(StackId{i}, "Stack") == false);
    }
  }
  CHECK(matcher.shown(StackId{7}) == "Stack7");
}
