#include "text/glob.h"

#include <catch2/catch.hpp>
#include <string>

using namespace crosscheck;

TEST_CASE("a glob without wildcards is the text itself") {
  CHECK(glob_match("Network", "Network"));
  CHECK_FALSE(glob_match("Network", "Networks"));
  CHECK_FALSE(glob_match("Network", "network"));
  CHECK(glob_match("", ""));
  CHECK_FALSE(glob_match("", "a"));
}

TEST_CASE("a star is any run") {
  CHECK(glob_match("*", ""));
  CHECK(glob_match("prod-*", "prod-"));
  CHECK(glob_match("prod-*", "prod-a-b"));
  CHECK(glob_match("*/Uploads/*", "App/Uploads/Resource"));
  CHECK(glob_match("*ab", "aab"));
  CHECK(glob_match("a*b*c", "a-b-b-c"));
  CHECK_FALSE(glob_match("a*b*c", "a-b-b"));
  CHECK(glob_match("a**", "a"));
}

TEST_CASE("a question mark is one character, however many bytes") {
  CHECK(glob_match("Stack?", "Stack1"));
  CHECK(glob_match("Stack?", "Stacké"));
  CHECK_FALSE(glob_match("Stack?", "Stack"));
  CHECK_FALSE(glob_match("Stack?", "Stack12"));
  CHECK(glob_match("*?x", "éx"));
}

TEST_CASE("brackets and dots mean themselves") {
  CHECK(glob_match("[a].b", "[a].b"));
  CHECK_FALSE(glob_match("[a]", "a"));
}

TEST_CASE("many stars against a long text that does not match stay fast") {
  std::string pattern;
  for (int i = 0; i < 50; ++i) pattern += "a*";
  CHECK_FALSE(glob_match(pattern + "b", std::string(50'000, 'a')));
}
