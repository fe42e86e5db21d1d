#include "text/nearest.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace crosscheck;

TEST_CASE("edits are insertions, deletions, replacements and swaps of neighbours") {
  CHECK(edit_distance("export", "export", 3) == 0);
  CHECK(edit_distance("export", "exports", 3) == 1);
  CHECK(edit_distance("export", "xport", 3) == 1);
  CHECK(edit_distance("export", "expert", 3) == 1);
  CHECK(edit_distance("export", "exprot", 3) == 1);
  CHECK(edit_distance("kitten", "sitting", 9) == 3);
  CHECK(edit_distance("", "abc", 9) == 3);
}

TEST_CASE("beyond the limit the distance is not counted further") {
  CHECK(edit_distance("abcdef", "uvwxyz", 2) == 3);
  CHECK(edit_distance("a", "abcdefgh", 2) == 3);
}

TEST_CASE("the nearest candidate wins, and the first of several") {
  const std::vector<std::string> names{"users-stage", "users-prod", "uses-prod"};
  CHECK(nearest("users-prd", names) == "users-prod");
  CHECK(nearest("users-prod", names) == "users-prod");
  CHECK(nearest("user", std::vector<std::string>{"users", "userx"}) == "users");
}

TEST_CASE("what differs in more than a third of its length is not near") {
  CHECK_FALSE(nearest("abc", std::vector<std::string>{"xyc"}).has_value());
  CHECK(nearest("abc", std::vector<std::string>{"xbc"}).has_value());
  CHECK_FALSE(nearest("ab", std::vector<std::string>{"ac"}).has_value());
  CHECK_FALSE(nearest("abc", {}).has_value());
}
