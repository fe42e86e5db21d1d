#include <chrono>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "evaluate/text.h"

using namespace crosscheck;

namespace {

// Puts texts together from a notation of the test's own: `*` is a resource's id, `#` an account id, `@` a region, `?`
// unknown, and `(a,b)` a parameter with those allowed values.
Text text_of(std::string_view notation) {
  static Arena arena;
  TextBuilder builder;
  const TemplatePath owner{.stack = "shop", .nested = ""};
  for (std::size_t at = 0; at < notation.size(); ++at) {
    switch (notation[at]) {
      case '*': builder.append_resource(owner, "Any"); break;
      case '#': builder.append_pseudo("AccountId", "app"); break;
      case '@': builder.append_pseudo("Region", "app"); break;
      case '?': builder.append_unknown("why"); break;
      case '(': {
        std::vector<std::string> values(1);
        for (++at; notation[at] != ')'; ++at) {
          if (notation[at] == ',') values.emplace_back();
          else values.back() += notation[at];
        }
        builder.append_parameter(owner, "P", "has no default", values);
        break;
      }
      default: builder.append_literal(notation.substr(at, 1));
    }
  }
  return builder.kept(arena);
}

// Asked both ways round, which must agree.
bool may(std::string_view a, std::string_view b) {
  const bool forth = may_equal(text_of(a), text_of(b)), back = may_equal(text_of(b), text_of(a));
  CHECK(forth == back);
  return forth;
}

}  // namespace

TEST_CASE("literal texts may be equal only if they are") {
  CHECK(may("", ""));
  CHECK(may("orders", "orders"));
  CHECK_FALSE(may("orders", "order"));
  CHECK_FALSE(may("orders", ""));
}

TEST_CASE("open pieces may be any text, also none") {
  CHECK(may("*", "orders"));
  CHECK(may("?", ""));
  CHECK(may("logs-*", "logs-prod"));
  CHECK(may("*-prod", "logs-prod"));
  CHECK(may("a*b*c", "a-b-b-c"));
  CHECK_FALSE(may("logs-*", "log-prod"));
  CHECK_FALSE(may("*-prod", "logs-dev"));
  CHECK_FALSE(may("a*b*c", "a-c"));
  CHECK_FALSE(may("ab*ba", "aba"));  // the ends do not overlap
}

TEST_CASE("two texts that are both open") {
  CHECK(may("logs-*", "*-prod"));
  CHECK(may("a*", "?z"));
  CHECK(may("*", "?"));
  CHECK(may("a*c", "*b*"));
  CHECK(may("logs-*-x", "logs-*-x"));
  CHECK_FALSE(may("a-*", "b-*"));
  CHECK_FALSE(may("*-a", "*-b"));
  CHECK_FALSE(may("a*b", "a*c"));
}

TEST_CASE("a parameter is one of its allowed values") {
  CHECK(may("logs-(dev,prod)", "logs-prod"));
  CHECK(may("logs-(dev,prod)", "logs-dev"));
  CHECK(may("(dev,)-x", "-x"));
  CHECK(may("(a,ab)(bc,c)", "abc"));
  CHECK(may("x-(dev,prod)", "x-(prod,qa)"));
  CHECK(may("(dev,prod)*", "production"));
  CHECK_FALSE(may("logs-(dev,prod)", "logs-qa"));
  CHECK_FALSE(may("logs-(dev,prod)", "logs-de"));
  CHECK_FALSE(may("logs-(dev,prod)", "logs-devprod"));
  CHECK_FALSE(may("x-(dev,prod)", "x-(qa,uat)"));
  CHECK_FALSE(may("(a,ab)(bc,c)", "abbbc"));
}

TEST_CASE("an account id is twelve digits, and a region a word like one") {
  CHECK(may("assets-#", "assets-111111111111"));
  CHECK(may("assets-#-@", "assets-111111111111-us-west-2"));
  CHECK(may("#", "#"));
  CHECK(may("#", "*"));
  CHECK(may("#", "@"));  // of digits a region may consist as well, as far as this can tell
  CHECK_FALSE(may("assets-#", "assets-11111111111"));
  CHECK_FALSE(may("assets-#", "assets-1111111111111"));
  CHECK_FALSE(may("assets-#", "assets-production"));
  CHECK_FALSE(may("#", "(dev,prod)"));
  CHECK_FALSE(may("x-@", "x-"));
  CHECK_FALSE(may("x-@", "x-Us_West"));
}

TEST_CASE("a key may be asked about as well") {
  const Text open = text_of("logs-(dev,prod)");
  CHECK(may_equal(Text::of_key(open.key()), text_of("logs-dev")));
  CHECK_FALSE(may_equal(Text::of_key(open.key()), text_of("logs-qa")));
}

TEST_CASE("what would take too long may be equal") {
  std::string many;
  for (int i = 0; i < 100; ++i) many += "*a";
  CHECK(may(many, "b"));  // more pieces than are looked at
  CHECK(may("*" + std::string(5000, 'a'), "b"));
  CHECK(may("a*" + std::string(2000, 'a'), "b*" + std::string(2000, 'b')));
}

TEST_CASE("texts made to be hard are done soon") {
  std::string stars, choices;
  for (int i = 0; i < 30; ++i) stars += "*a", choices += "(a,aa,aaa)";
  const auto begin = std::chrono::steady_clock::now();
  CHECK_FALSE(may(stars, std::string(900, 'a') + 'b'));
  CHECK_FALSE(may(choices, std::string(500, 'a')));
  CHECK(may(choices, std::string(60, 'a')));
  CHECK_FALSE(may(choices + 'b', stars + "*c"));
  CHECK(may("(,)(,)(,)(,)(,)(,)(,)(,)(,)(,)(,)(,)(,)(,)(,)(,)(,)(,)(,)(,)", ""));
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}
