#include "report/excerpt.h"

#include <catch2/catch.hpp>

#include "report/sample.h"

using namespace crosscheck;

namespace {

// The line and, below it, the mark: what the eye compares.
std::string drawn(const Place& place) {
  Excerpt shown = excerpt(place);
  return shown.text + "\n" + std::string(shown.indent, ' ') + std::string(shown.width, '^');
}

Place at_columns(std::string text, std::uint32_t column, std::uint32_t end_column) {
  Place result;
  result.line_text = std::move(text);
  result.column = column;
  result.end_column = end_column;
  return result;
}

}  // namespace

TEST_CASE("the mark stands under what it marks") {
  CHECK(drawn(place("a", 1, R"("Name": "x")", R"("x")")) == "\"Name\": \"x\"\n        ^^^");
}

TEST_CASE("tabs, escapes, wide and combining characters keep the mark in place") {
  CHECK(drawn(at_columns("\tab", 2, 3)) == "    ab\n    ^");
  CHECK(drawn(at_columns("\x1b"
                         "ab",
                         2, 3)) ==
        "\\x1b"
        "ab\n    ^");
  CHECK(drawn(at_columns("日本ab", 3, 4)) == "日本ab\n    ^");
  CHECK(drawn(at_columns("e\u0301ab", 3, 4)) == "e\u0301ab\n ^");
  CHECK(drawn(at_columns("\xff\xfe"
                         "ab",
                         3, 4)) ==
        "\\xff\\xfe"
        "ab\n        ^");
}

TEST_CASE("a byte order mark has no column") { CHECK(drawn(at_columns("\xef\xbb\xbf{}", 1, 2)) == "{}\n^"); }

TEST_CASE("an empty mark, and one behind the end of the line, is one column wide") {
  CHECK(drawn(at_columns("ab", 2, 2)) == "ab\n ^");
  CHECK(drawn(at_columns("ab", 9, 12)) == "ab\n  ^");
  CHECK(drawn(at_columns("ab", 0, 0)) == "ab\n^");
}

TEST_CASE("a mark over several lines ends with its first line") {
  Place several = at_columns("a: {", 4, 2);
  several.end_line = 9;
  CHECK(drawn(several) == "a: {\n   ^");
}

TEST_CASE("a long line is cut on both sides of the mark") {
  std::string line(300, 'a');
  line.replace(150, 3, "xyz");
  Excerpt shown = excerpt(at_columns(line, 151, 154));
  CHECK(shown.text == "…" + std::string(40, 'a') + "xyz" + std::string(56, 'a') + "…");
  CHECK(shown.indent == 41);
  CHECK(shown.width == 3);
}

TEST_CASE("a long line with its mark near the front is cut at the end only") {
  Excerpt shown = excerpt(at_columns(std::string(300, 'a'), 11, 12));
  CHECK(shown.text == std::string(100, 'a') + "…");
  CHECK(shown.indent == 10);
}

TEST_CASE("a mark that is wider than what is shown ends there") {
  Excerpt shown = excerpt(at_columns(std::string(300, 'a'), 11, 290));
  CHECK(shown.indent == 10);
  CHECK(shown.width == 90);
}

TEST_CASE("a line of a hundred columns is not cut") {
  CHECK(excerpt(at_columns(std::string(100, 'a'), 90, 95)).text == std::string(100, 'a'));
}

TEST_CASE("a command for a CI system is broken in the middle of a line too") {
  CHECK(excerpt(at_columns("a ##[error] ##vso[x]", 1, 2)).text.find("##[") == std::string::npos);
}
