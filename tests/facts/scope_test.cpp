#include <catch2/catch.hpp>

#include "facts/scope.h"

using namespace crosscheck;

namespace {

const App kOne{.id = "one"}, kOther{.id = "other"};
const Environment kKnown{.partition = "aws", .account = "111111111111", .region = "us-west-2"};
const Environment kRegion{.partition = "aws", .account = "", .region = "us-west-2"};
const Environment kNothing{.partition = "aws", .account = "", .region = ""};

}  // namespace

TEST_CASE("a scope has the parts of its kind, and the app only where one of them is not known") {
  CHECK(display(scope_of(ScopeKind::Partition, kNothing, kOne)) == "aws");
  CHECK(scope_of(ScopeKind::Partition, kNothing, kOne) == scope_of(ScopeKind::Partition, kKnown, kOther));
  CHECK(display(scope_of(ScopeKind::AccountRegion, kKnown, kOne)) == "111111111111/us-west-2");
  CHECK(scope_of(ScopeKind::AccountRegion, kKnown, kOne) == scope_of(ScopeKind::AccountRegion, kKnown, kOther));
  CHECK(display(scope_of(ScopeKind::Account, kNothing, kOne)) == "unknown-account");
  CHECK(display(scope_of(ScopeKind::AccountRegion, kNothing, kOne)) == "unknown-account/unknown-region");
  CHECK(scope_of(ScopeKind::Region, kRegion, kOne).known());
  CHECK_FALSE(scope_of(ScopeKind::AccountRegion, kRegion, kOne).known());
  CHECK(display(scope_of(ScopeKind::AccountRegion, kNothing, kOne, "222222222222", "eu-west-1")) ==
        "222222222222/eu-west-1");
}

TEST_CASE("the unknown place of an app is one place, and comparable with no other") {
  const auto here = [](const Environment& environment, const App& app) {
    return scope_of(ScopeKind::AccountRegion, environment, app);
  };
  const auto check = [](const Scope& a, const Scope& b, Truth expected) {
    CHECK(same(a, b) == expected);
    CHECK(same(b, a) == expected);
    CHECK(comparable(a, b) == (expected != Truth::Unknown));
  };
  check(here(kKnown, kOne), here(kKnown, kOther), Truth::Yes);
  check(here(kNothing, kOne), here(kNothing, kOne), Truth::Yes);
  check(here(kNothing, kOne), here(kNothing, kOther), Truth::Unknown);
  check(here(kNothing, kOne), here(kKnown, kOne), Truth::Unknown);
  check(here(kRegion, kOne), here(kRegion, kOther), Truth::Unknown);
  Environment east = kRegion;
  east.region = "us-east-1";
  check(here(kRegion, kOne), here(east, kOther), Truth::No);  // whatever the accounts are
  check(here(kKnown, kOne), scope_of(ScopeKind::Account, kKnown, kOne), Truth::No);
}

TEST_CASE("an account is around all of its regions") {
  const auto around = [](const Environment& outer, const App& outer_app, const Environment& inner,
                         const App& inner_app) {
    return is_account_around(scope_of(ScopeKind::Account, outer, outer_app),
                             scope_of(ScopeKind::AccountRegion, inner, inner_app));
  };
  CHECK(around(kKnown, kOne, kKnown, kOther));
  CHECK(around(kNothing, kOne, kRegion, kOne));
  CHECK_FALSE(around(kNothing, kOne, kRegion, kOther));
  CHECK_FALSE(around(kKnown, kOne, kRegion, kOne));
  CHECK_FALSE(is_account_around(scope_of(ScopeKind::Partition, kKnown, kOne),
                                scope_of(ScopeKind::AccountRegion, kKnown, kOne)));
}

TEST_CASE("a scope has one number") {
  ScopeTable table;
  const Scope known = scope_of(ScopeKind::Account, kKnown, kOne), open = scope_of(ScopeKind::Account, kNothing, kOne);
  CHECK(table.add(known) == ScopeId{0});
  CHECK(table.add(open) == ScopeId{1});
  CHECK(table.add(known) == ScopeId{0});
  CHECK(table[ScopeId{1}] == open);
  const ScopeTable moved = std::move(table);
  CHECK(moved[ScopeId{0}] == known);
  CHECK(moved.size() == 2);
}
