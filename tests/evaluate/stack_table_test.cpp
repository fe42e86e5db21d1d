#include <set>

#include <catch2/catch.hpp>

#include "evaluate/display.h"
#include "text/limits.h"
#include "text/printable.h"

using namespace crosscheck;

namespace {

Stack stack(std::string name, std::string account, std::uint32_t assembly = 0, std::string artifact = {}) {
  Stack made;
  made.name = std::move(name);
  made.artifact = artifact.empty() ? made.name : std::move(artifact);
  made.environment = {.partition = "aws", .account = std::move(account), .region = "us-west-2"};
  made.assembly = assembly;
  return made;
}

Inputs inputs_of(std::vector<std::string> paths, std::vector<Stack> stacks) {
  Inputs inputs;
  for (std::string& path : paths) {
    inputs.assemblies.emplace_back();
    inputs.assemblies.back().path = std::move(path);
  }
  inputs.stacks = std::move(stacks);
  return inputs;
}

const std::string kAccount = "111111111111";

}  // namespace

TEST_CASE("a stack's key does not depend on the stacks beside it") {
  const StackTable one(inputs_of({"cdk.out"}, {stack("Shop", kAccount)}));
  const StackTable many(inputs_of({"a", "cdk.out"}, {stack("Net", kAccount), stack("Shop", kAccount, 1)}));
  CHECK(one.key(StackId{0}) == many.key(StackId{1}));
  CHECK(many.find(one.key(StackId{0})) == StackId{1});
  CHECK(many.name_of(one.key(StackId{0})) == "Shop");
  CHECK(one.key(StackId{0}).size() == 10);
  CHECK(one.find("nobody") == kNoStack);
  CHECK(one.name_of("nobody") == "?");
}

TEST_CASE("where the place is known it tells stacks apart, else the app does") {
  const StackTable known(inputs_of({"a"}, {stack("Shop", kAccount), stack("Shop", "222222222222")}));
  CHECK(known.key(StackId{0}) != known.key(StackId{1}));
  const StackTable unknown(inputs_of({"a", "b"}, {stack("Shop", ""), stack("Shop", "", 1)}));
  CHECK(unknown.key(StackId{0}) != unknown.key(StackId{1}));
  const StackTable only_b(inputs_of({"b"}, {stack("Shop", "")}));
  CHECK(only_b.key(StackId{0}) == unknown.key(StackId{1}));
  CHECK(only_b.app(StackId{0}) == unknown.app(StackId{1}));
  CHECK(unknown.app(StackId{0}) != unknown.app(StackId{1}));
}

TEST_CASE("two stacks of one run never have one key") {
  const StackTable table(inputs_of({"a", "b"}, {stack("Shop", kAccount, 0, "One"), stack("Shop", kAccount, 0, "Two"),
                                                stack("Shop", kAccount, 1, "One"), stack("Shop", kAccount, 1, "One")}));
  std::set<std::string> keys;
  for (std::uint32_t i = 0; i < 4; ++i) keys.insert(table.key(StackId{i}));
  CHECK(keys.size() == 4);
}

TEST_CASE("a text is shown with the stacks' own names") {
  const StackTable stacks(inputs_of({"cdk.out"}, {stack("Shop", "")}));
  const TemplatePath shop{.stack = stacks.key(StackId{0}), .nested = "Net>"};
  TextBuilder text;
  text.append_literal("a-${x}-");
  text.append_resource(shop, "Vpc", "Id");
  text.append_literal("-");
  text.append_pseudo("AccountId", stacks.app(StackId{0}).id);
  CHECK(display(text.view(), stacks) == "a-${x}-${Shop.Net>Vpc.Id}-${AWS::AccountId}");
  TextBuilder other;
  other.append_ssm_value(text.view(), shop.stack);
  other.append_unknown("why");
  CHECK(display(other.view(), stacks) == "{{resolve:ssm:a-${x}-${Shop.Net>Vpc.Id}-${AWS::AccountId}}}${…}");
}

TEST_CASE("a text that is longer than any name is shown in part, and still told apart from others") {
  const StackTable stacks;
  const auto shown = [&](const std::string& text) { return display(Text::verbatim(text), stacks); };
  const std::string longest(limits::kShownText, 'x');
  CHECK(shown(longest) == longest);
  const std::string one = shown(longest + "one"), other = shown(longest + "two");
  CHECK(one.size() == limits::kShownText);
  CHECK(one.starts_with("xxx"));
  CHECK(one.find("… (2051 bytes, #") != std::string::npos);
  CHECK(one != other);
  // A character of several bytes is left out as a whole.
  for (std::size_t before = 0; before < 3; ++before) {
    std::string wide(before, 'x');
    for (std::size_t i = 0; i < 1000; ++i) wide += "€";
    const std::string cut = shown(wide);
    for (std::size_t at = 0; at < cut.size();) CHECK(next_code_point(cut, at) <= 0x10ffff);
  }
}
