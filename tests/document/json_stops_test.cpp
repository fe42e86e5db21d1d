#include "document/json/stops.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "text/buffer.h"

using namespace crosscheck;

namespace {

// Byte by byte.
std::vector<std::uint32_t> expected_stops(std::string_view text, std::uint32_t from) {
  std::vector<std::uint32_t> stops;
  bool in_string = false, escaped = false;
  for (std::uint32_t at = from; at < text.size(); ++at) {
    const char c = text[at];
    const bool plain = static_cast<signed char>(c) >= ' ' && c != '\\';
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    const bool quote = c == '"' && !escaped;
    if (quote || (in_string ? !plain : !space)) stops.push_back(at);
    if (quote) in_string = !in_string;
    escaped = c == '\\' && !escaped;
  }
  return stops;
}

void check_all(std::string_view text, std::uint32_t from = 0) {
  const Buffer buffer(text);
  const std::vector<std::uint32_t> expected = expected_stops(text, from);
  for (const JsonStops::Method& method : JsonStops::methods()) {
    std::vector<std::uint32_t> found(text.size() + 64);
    found.resize(static_cast<std::size_t>(method.find(buffer.view(), from, found.data()) - found.data()));
    INFO(method.name);
    CAPTURE(text, from);
    CHECK(found == expected);
  }
}

}  // namespace

TEST_CASE("stops are quotes, what is not plain in strings, and what is not space between them") {
  CHECK(expected_stops(R"({"a\"": [1, "é"]})", 0) ==
        std::vector<std::uint32_t>{0, 1, 3, 5, 6, 8, 9, 10, 12, 13, 14, 15, 16, 17});
  check_all(R"({"a\"": [1, "é"]})");
  check_all("");
  check_all("\xef\xbb\xbf{}", 3);
  check_all(std::string_view("[\"a\0\tb\", \0]", 12));
}

TEST_CASE("where 64 bytes end makes no difference to what stops") {
  for (const std::string_view text : {R"("\\")", R"("\\\"")", R"("\\\\\" ")", "\"a\", \"b\"", "\"\xc3\xa9\", true"}) {
    for (std::size_t before = 0; before < 140; ++before)
      check_all(std::string(before, ' ') + std::string(text) + "[1]");
  }
  check_all('"' + std::string(200, '\\') + "\" \"x\"");
  check_all('"' + std::string(201, '\\') + "\" \"x\"");
}

TEST_CASE("every method stops at the same places of any text") {
  std::minstd_rand random(7);
  const std::string_view bytes = "\"\"\"\\\\ {}[],:\n\r\t01ae\x01\x7f\x80\xff";
  for (int i = 0; i < 4000; ++i) {
    std::string text(random() % 300, ' ');
    for (char& c : text) c = bytes[random() % bytes.size()];
    check_all(text, static_cast<std::uint32_t>(random() % 4 % (text.size() + 1)));
  }
}

TEST_CASE("the text's end is the last stop, whatever was read before") {
  JsonStops stops;
  for (const std::string_view text : {"[1, 2, 3, 4, 5, 6, 7, 8]", "[]", "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]"}) {
    const Buffer buffer(text);
    const std::uint32_t* stop = stops.find(buffer.view(), 0);
    for (std::uint32_t place : expected_stops(text, 0)) CHECK(*stop++ == place);
    CHECK(*stop == text.size());
  }
}
