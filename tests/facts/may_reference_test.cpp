#include "facts/may_reference.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "text/buffer.h"

using namespace crosscheck;

TEST_CASE("texts of interest are told apart from those that only resemble them, wherever the sign stands") {
  const std::vector<std::string> signs = {"arn:", "{{resolve:s", "cdk-"};
  const std::vector<std::string> others = {"an:", "rn:", "Arn:", "{{resolve:as", "{{",
                                           "dk-", "ck-", "cdk",  "arn",          "k-n:"};
  for (std::size_t before = 0; before < 40; ++before) {
    for (std::size_t behind : {0, 1, 15, 16, 17, 40}) {
      for (const std::string& sign : signs) {
        const std::string text = std::string(before, 'x') + sign + std::string(behind, 'y');
        INFO(text);
        REQUIRE(may_reference(Buffer(text).view()));
      }
      for (const std::string& other : others) {
        const std::string text = std::string(before, 'x') + other + std::string(behind, 'y');
        INFO(text);
        REQUIRE_FALSE(may_reference(Buffer(text).view()));
      }
    }
  }
}

TEST_CASE("what stands behind a text is not part of it") {
  const Buffer buffer("\"ar\"n:arn:");
  CHECK_FALSE(may_reference(buffer.view().substr(0, 6)));
  CHECK(may_reference(buffer.view()));
  CHECK_FALSE(may_reference(Buffer("").view()));
}
