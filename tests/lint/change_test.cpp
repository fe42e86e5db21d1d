#include "lint/change.h"

#include <catch2/catch.hpp>

#include "lint/fingerprint.h"

using namespace crosscheck;

namespace {

Party party(const std::string& stack, Touch touch, bool bystander = false) {
  Party party;
  party.stack = stack;
  party.touch = touch;
  party.bystander = bystander;
  return party;
}

std::string order(std::vector<Party> parties) {
  lead_with_the_change(parties);
  std::string text;
  for (const Party& one : parties) text += one.stack;
  return text;
}

}  // namespace

TEST_CASE("the party that the change touches comes first, and the others keep their order") {
  CHECK(order({}).empty());
  CHECK(order({party("A", Touch::None), party("B", Touch::None)}) == "AB");
  CHECK(order({party("A", Touch::None), party("B", Touch::None), party("C", Touch::Template),
               party("D", Touch::None)}) == "CABD");
  CHECK(order({party("A", Touch::Source), party("B", Touch::Source)}) == "AB");
}

TEST_CASE("the call itself tells more than a call on the way to it, and that more than the template") {
  CHECK(order({party("A", Touch::Template), party("B", Touch::Trace), party("C", Touch::Source)}) == "CAB");
  CHECK(order({party("A", Touch::Template), party("B", Touch::Trace)}) == "BA");
}

TEST_CASE("a bystander never comes first, but what it says may be the change") {
  CHECK(order({party("A", Touch::None), party("B", Touch::Source, true)}) == "AB");
  Finding finding;
  finding.parties = {party("A", Touch::None), party("B", Touch::Source, true)};
  CHECK(touched(finding));
  finding.parties[1].touch = Touch::None;
  CHECK_FALSE(touched(finding));
}

TEST_CASE("the fingerprint does not depend on who comes first") {
  Finding finding;
  finding.rule = "duplicate-export";
  finding.parties = {party("A", Touch::None), party("B", Touch::Source), party("C", Touch::None, true)};
  const std::string before = fingerprint(finding);
  lead_with_the_change(finding.parties);
  REQUIRE(finding.parties.front().stack == "B");
  CHECK(fingerprint(finding) == before);
}
