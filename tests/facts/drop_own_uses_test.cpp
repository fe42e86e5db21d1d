#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "facts/facts.h"

using namespace crosscheck;

namespace {

Claim claim(std::string_view space, std::string_view key, std::uint32_t scope = 0) {
  Claim made{.space = space, .scope = ScopeId{scope}, .key = {}, .written = key, .element = {}, .span = {}};
  made.set_key(key);
  return made;
}

Use use(std::string_view space, std::string_view key, std::uint32_t scope = 0) {
  Use made{.space = space,
           .scope = ScopeId{scope},
           .key = {},
           .written = {},
           .account = {},
           .region = {},
           .element = {},
           .type = {},
           .span = {}};
  made.set_key(key);
  return made;
}

// The positions of the uses that stay.
std::vector<std::uint32_t> left(std::vector<Claim> claims, std::vector<Use> uses) {
  Arena arena;
  Facts facts(arena);
  const Environment place{.partition = "aws", .account = "111111111111", .region = "us-west-2"};
  for (ScopeKind kind : {ScopeKind::Account, ScopeKind::AccountRegion, ScopeKind::Partition}) {
    facts.scopes.add(scope_of(kind, place, {}));
  }
  facts.claims = std::move(claims);
  facts.uses = std::move(uses);
  for (std::uint32_t i = 0; i < facts.uses.size(); ++i) facts.order.push_back(i);
  drop_own_uses(facts);
  return facts.order;
}

}  // namespace

TEST_CASE("uses of what the stack itself claims are left out") {
  CHECK(left({claim("sqs:queue", "jobs"), claim("s3:bucket", "logs")},
             {use("sqs:queue", "jobs"), use("sqs:queue", "mail"), use("s3:bucket", "logs")}) ==
        std::vector<std::uint32_t>{1});
}

TEST_CASE("another namespace, another scope or no key at all is not the stack's own") {
  const std::vector<Claim> claims = {claim("sqs:queue", "jobs", 1), claim("sns:topic", "jobs", 1),
                                     claim("cfn:export", "")};
  CHECK(left(claims, {use("s3:bucket", "jobs", 1), use("sqs:queue", "jobs", 0), use("cfn:export", ""),
                      use("sns:topic", "jobs", 1)}) == std::vector<std::uint32_t>{0, 1, 2});
}

TEST_CASE("a value that looks like a name means what is named so, in the account or the region that it looks in") {
  const std::vector<Claim> claims = {claim("sqs:queue", "jobs", 1), claim("iam:role", "runner", 0),
                                     claim("cfn:export", "url", 1), claim("s3:bucket", "logs", 2)};
  CHECK(left(claims, {use("", "jobs", 1), use("", "runner", 1), use("", "url", 1), use("", "logs", 1)}) ==
        std::vector<std::uint32_t>{2, 3});
}

TEST_CASE("a use that names another account stays, whoever owns it") {
  Use away = use("s3:bucket", "logs");
  away.away = true;
  CHECK(left({claim("s3:bucket", "logs")}, {away}) == std::vector<std::uint32_t>{0});
}

TEST_CASE("claims that fill the table do not keep uses from being looked up") {
  std::vector<std::string> names;
  for (int i = 0; i < 1000; ++i) names.push_back("queue-" + std::to_string(i));
  std::vector<Claim> claims;
  std::vector<Use> uses;
  for (const std::string& name : names) {
    claims.push_back(claim("sqs:queue", name));
    uses.push_back(use("sqs:queue", name));
    uses.push_back(use("sns:topic", name));
  }
  CHECK(left(std::move(claims), std::move(uses)).size() == 1000);
}
