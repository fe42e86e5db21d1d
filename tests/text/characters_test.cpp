#include "text/characters.h"

#include <string>

#include <catch2/catch.hpp>

using namespace crosscheck;

namespace {

std::string those(bool (*is)(char)) {
  std::string found;
  for (int byte = 0; byte < 256; ++byte) {
    if (is(static_cast<char>(byte))) found += static_cast<char>(byte);
  }
  return found;
}

}  // namespace

TEST_CASE("every byte is what ASCII says, and nothing above it is anything") {
  const std::string digits = "0123456789", upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", lower = "abcdefghijklmnopqrstuvwxyz";
  CHECK(those(is_digit) == digits);
  CHECK(those(is_upper) == upper);
  CHECK(those(is_lower) == lower);
  CHECK(those(is_letter) == upper + lower);
  CHECK(those(is_alphanumeric) == digits + upper + lower);
  CHECK(those(is_hex_digit) == "0123456789ABCDEFabcdef");
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    const std::size_t at = upper.find(c);
    CHECK(to_lower(c) == (at == std::string::npos ? c : lower[at]));
  }
}
