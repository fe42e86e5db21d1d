#include "text/position_cursor.h"

#include <string>
#include <tuple>
#include <vector>

#include <catch2/catch.hpp>

using namespace crosscheck;

namespace {

using Counts = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;

Counts counts(const Position& position) { return {position.line, position.column, position.utf16_column}; }

const std::vector<std::string> kTexts = {
    "",
    "a",
    "\n",
    "ab\ncd\n",
    "a\r\nb\rc\n\rd\r",
    "\xef\xbb\xbf{\n}",
    "é€😀x\n😀😀\n",
    "\xff\xfe!\n\xe2\x82",
    std::string(300, 'a') + '\n' + std::string(5000, '\n') + "é" + std::string(40, 'b'),
};

}  // namespace

TEST_CASE("a cursor counts as `Lines` does") {
  for (const std::string& text : kTexts) {
    const Lines lines(text);
    for (std::uint32_t step : {1, 2, 3, 7, 16, 100}) {
      PositionCursor cursor(text);
      for (std::uint32_t offset = 0; offset < text.size() + 3; offset += step) {
        INFO(text.substr(0, 40) << " at " << offset << ", by steps of " << step);
        CHECK(counts(cursor.move_to(offset)) == counts(lines.position(offset)));
      }
    }
  }
}

TEST_CASE("a cursor knows where its line begins") {
  PositionCursor cursor("ab\ncd\r\nef");
  cursor.move_to(1);
  CHECK(cursor.line_begin() == 0);
  cursor.move_to(5);
  CHECK(cursor.line_begin() == 3);
  cursor.move_to(8);
  CHECK(cursor.line_begin() == 7);
}
