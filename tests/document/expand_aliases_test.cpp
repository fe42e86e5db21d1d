#include "document/expand_aliases.h"

#include <catch2/catch.hpp>

#include "document/reading.h"

using namespace crosscheck;

TEST_CASE("aliases and merge keys are put in place, and what stands there keeps its place in the text") {
  Reading reading = read_yaml_text("a: &x {k: [1, !Ref R], l: \"q\\tr\"}\nb: *x\nc:\n  l: own\n  <<: *x\n");
  REQUIRE(expand_aliases(reading.document, reading.problems));
  CHECK(reading.problems.empty());
  const Element root = reading.root();
  CHECK(root["b"]["k"].item(1)["Ref"].text() == "R");
  CHECK(root["b"]["l"].text() == "q\tr");
  CHECK(reading.at(root["b"]["l"].span()) == "\"q\\tr\"");
  CHECK(reading.at(root["b"].key_span()) == "b");
  CHECK(root["c"]["l"].text() == "own");
  CHECK(root["c"]["k"].size() == 2);
  CHECK(root["c"].size() == 2);
  CHECK(!expand_aliases(reading.document, reading.problems));
}

TEST_CASE("aliases that would grow without end stay as they are") {
  std::string bomb = "a0: &a0 [x, x]\n";
  for (int i = 1; i < 40; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before + ", " + before + "]\n";
  }
  for (const std::string& text : {bomb, std::string("a: &a [*a]\n"), std::string("a: &a\n  <<: *a\n")}) {
    Reading reading = read_yaml_text(text);
    const std::size_t found = reading.problems.size();
    CHECK(expand_aliases(reading.document, reading.problems));
    CHECK(reading.problems.size() == found);
    CHECK(reading.root());
  }
}
