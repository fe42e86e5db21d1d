#include "text/lines.h"

#include <catch2/catch.hpp>

using namespace crosscheck;

namespace {

struct Counted {
  std::uint32_t line, column, utf16;
  friend bool operator==(const Counted&, const Counted&) = default;
};

std::ostream& operator<<(std::ostream& out, const Counted& at) {
  return out << at.line << ':' << at.column << " (" << at.utf16 << ')';
}

Counted at(std::string_view text, std::uint32_t offset) {
  const Position position = Lines(text).position(offset);
  return {position.line, position.column, position.utf16_column};
}

}  // namespace

TEST_CASE("positions count from one") {
  CHECK(at("ab\ncd", 0) == Counted{1, 1, 1});
  CHECK(at("ab\ncd", 2) == Counted{1, 3, 3});
  CHECK(at("ab\ncd", 3) == Counted{2, 1, 1});
  CHECK(at("ab\ncd", 5) == Counted{2, 3, 3});
}

TEST_CASE("LF, CR LF and a lone CR end a line") {
  const std::string_view text = "a\r\nb\rc\nd";
  CHECK(Lines(text).count() == 4);
  CHECK(at(text, 3) == Counted{2, 1, 1});
  CHECK(at(text, 5) == Counted{3, 1, 1});
  CHECK(at(text, 7) == Counted{4, 1, 1});
  CHECK(Lines(text).line(1) == "a");
  CHECK(Lines(text).line(2) == "b");
  CHECK(Lines(text).line(4) == "d");
}

TEST_CASE("columns count characters, UTF-16 columns count units") {
  const std::string_view text = "é€😀x";  // 2, 3 and 4 bytes
  CHECK(at(text, 2) == Counted{1, 2, 2});
  CHECK(at(text, 5) == Counted{1, 3, 3});
  CHECK(at(text, 9) == Counted{1, 4, 5});
  CHECK(at(text, 7) == Counted{1, 3, 3});  // inside the emoji
}

TEST_CASE("a byte order mark has no width") {
  const std::string_view text = "\xef\xbb\xbf{}";
  CHECK(at(text, 3) == Counted{1, 1, 1});
  CHECK(at(text, 4) == Counted{1, 2, 2});
  CHECK(at(text, 0) == Counted{1, 1, 1});
  CHECK(Lines(text).line(1) == "{}");
}

TEST_CASE("offsets behind the text are its end") { CHECK(at("ab\n", 99) == Counted{2, 1, 1}); }

TEST_CASE("bytes that are not UTF-8 count one each") { CHECK(at("\xff\xfe!", 2) == Counted{1, 3, 3}); }

TEST_CASE("there is no line zero and none behind the last") {
  CHECK(Lines("a\nb").line(0).empty());
  CHECK(Lines("a\nb").line(3).empty());
  CHECK(Lines("").count() == 1);
}
