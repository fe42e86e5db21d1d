#include "text/find.h"

#include <string>

#include <catch2/catch.hpp>

using namespace crosscheck;

TEST_CASE("a literal is found wherever it stands, in texts of every length") {
  for (std::size_t size = 4; size < 100; ++size) {
    for (std::size_t at = 0; at + 4 <= size; ++at) {
      std::string text(size, 'a');  // the first letter of what is looked for, everywhere
      text.replace(at, 4, "arn:");
      INFO(text);
      REQUIRE(find_literal(text, "arn:") == at);
      REQUIRE(find_literal(text, "arn:", at) == at);
      REQUIRE(find_literal(text, "arn:", at + 1) == std::string::npos);
    }
  }
}

TEST_CASE("the first of several is found, from where the search begins") {
  const std::string text = "${a}${b}" + std::string(30, ' ') + "${c}";
  CHECK(find_literal(text, "${") == 0);
  CHECK(find_literal(text, "${", 1) == 4);
  CHECK(find_literal(text, "${", 5) == 38);
  CHECK(find_literal(text, "${", 39) == std::string::npos);
}

TEST_CASE("what is cut off at the end, or only begins alike, is not found") {
  CHECK_FALSE(contains("a", "arn:"));
  CHECK_FALSE(contains("", "arn:"));
  CHECK_FALSE(contains("barn", "arn:"));
  CHECK_FALSE(contains(std::string(40, 'x') + "arn", "arn:"));
  CHECK_FALSE(contains("ax:ax:ax:ax:ax:ax:ax:ax:ax:ax:ax:", "arn:"));
  CHECK(find_literal("arn:", "arn:", 99) == std::string::npos);
  const std::string within = "arn:";
  CHECK_FALSE(contains(std::string_view(within).substr(0, 3), "arn:"));  // the byte behind the view does not count
}

TEST_CASE("bytes of any value can be looked for") {
  const std::string text = std::string(20, '\xff') + '$' + '\x01' + std::string(20, '\0');
  CHECK(find_literal(text, "$\x01") == 20);
  CHECK(contains(text, '\x01'));
  CHECK_FALSE(contains(text, '\x02'));
}
