#include "text/simd.h"

#include <algorithm>
#include <string>
#include <vector>

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

TEST_CASE("a character is found in a text with room behind it, and not in what is behind") {
  for (std::size_t size = 0; size < 70; ++size) {
    std::string text(size + 16, '{');
    std::fill_n(text.begin(), size, 'a');
    REQUIRE_FALSE(holds_padded(std::string_view(text).substr(0, size), '{'));
    for (std::size_t at = 0; at < size; ++at) {
      text[at] = '{';
      REQUIRE(holds_padded(std::string_view(text).substr(0, size), '{'));
      text[at] = 'a';
    }
  }
}

TEST_CASE("a text is copied up to the first stop, or whole") {
  for (std::size_t size = 0; size < 70; ++size) {
    std::string text(size + 16, '\\');
    for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>('a' + i % 26);
    const std::string_view whole = std::string_view(text).substr(0, size);
    std::string into(size + 16, '.');
    REQUIRE(copy_until('\\', whole, into.data()) == size);
    REQUIRE(into.substr(0, size) == whole);
    for (std::size_t at = 0; at < size; ++at) {
      const std::string before = text;
      text[at] = '\\';
      into.assign(size + 16, '.');
      REQUIRE(copy_until('\\', whole, into.data()) == at);
      REQUIRE(into.substr(0, at) == before.substr(0, at));
      text = before;
    }
  }
}

TEST_CASE("pairs are found in order, and only where both bytes are the text's own") {
  for (std::size_t size = 2; size < 70; ++size) {
    for (std::size_t at = 0; at + 2 <= size; ++at) {
      std::string text(size + 17, ':');  // behind the text, a pair in full and one that is cut off by its end
      std::fill_n(text.begin(), size, '{');
      text[size - 1] = 'n';
      text[at] = 'k';
      text[at + 1] = '-';
      std::vector<std::size_t> places;
      const auto note = [&](std::size_t place) {
        places.push_back(place);
        return false;
      };
      REQUIRE_FALSE(any_pair(std::string_view(text).substr(0, size), note, "n:", "k-"));
      REQUIRE(places == std::vector<std::size_t>{at});
    }
  }
  std::vector<std::size_t> places;
  const std::string text = "a{{n:" + std::string(32, ' ');
  const auto until_colon = [&](std::size_t place) {
    places.push_back(place);
    return text[place] == 'n';
  };
  CHECK(any_pair(std::string_view(text).substr(0, 20), until_colon, "n:", "{{"));
  CHECK(places == std::vector<std::size_t>{1, 3});
}
