#include "text/excerpt.h"

#include <catch2/catch.hpp>

using namespace crosscheck;

namespace {

// The line and, below it, the mark: what the eye compares.
std::string drawn(std::string_view line, std::size_t column, std::size_t end) {
  Excerpt shown = excerpt(line, column, end);
  return shown.text + "\n" + std::string(shown.indent, ' ') + std::string(shown.width, '^');
}

}  // namespace

TEST_CASE("the mark stands under what it marks") {
  CHECK(drawn(R"("Name": "x")", 9, 12) == "\"Name\": \"x\"\n        ^^^");
}

TEST_CASE("tabs, escapes, wide and combining characters keep the mark in place") {
  CHECK(drawn("\tab", 2, 3) == "    ab\n    ^");
  CHECK(drawn("\x1b"
              "ab",
              2, 3) ==
        "\\x1b"
        "ab\n    ^");
  CHECK(drawn("日本ab", 3, 4) == "日本ab\n    ^");
  CHECK(drawn("e\u0301ab", 3, 4) == "e\u0301ab\n ^");
  CHECK(drawn("\xff\xfe"
              "ab",
              3, 4) ==
        "\\xff\\xfe"
        "ab\n        ^");
}

TEST_CASE("a byte order mark has no column") { CHECK(drawn("\xef\xbb\xbf{}", 1, 2) == "{}\n^"); }

TEST_CASE("an empty mark, and one behind the end of the line, is one column wide") {
  CHECK(drawn("ab", 2, 2) == "ab\n ^");
  CHECK(drawn("ab", 9, 12) == "ab\n  ^");
  CHECK(drawn("ab", 0, 0) == "ab\n^");
}

TEST_CASE("a mark over several lines ends with its first line") { CHECK(drawn("a: {", 4, kLineEnd) == "a: {\n   ^"); }

TEST_CASE("a long line is cut on both sides of the mark") {
  std::string line(300, 'a');
  line.replace(150, 3, "xyz");
  Excerpt shown = excerpt(line, 151, 154);
  CHECK(shown.text == "…" + std::string(40, 'a') + "xyz" + std::string(56, 'a') + "…");
  CHECK(shown.indent == 41);
  CHECK(shown.width == 3);
}

TEST_CASE("a long line with its mark near the front is cut at the end only") {
  Excerpt shown = excerpt(std::string(300, 'a'), 11, 12);
  CHECK(shown.text == std::string(100, 'a') + "…");
  CHECK(shown.indent == 10);
}

TEST_CASE("of a template without line breaks only the mark is shown") {
  const std::string before = R"({"Secret":"hunter2","Name":)", mark = R"("orchard")", after = R"(,"Key":"hunter3")";
  const std::string rest = std::string(1000, ' ') + "}";
  const std::size_t column = before.size() + 1, end = column + mark.size();
  CHECK(drawn(before + mark + after + rest, column, end) == "…\"orchard\"…\n ^^^^^^^^^");
  CHECK(drawn(before + mark + after, column, end) ==
        before + mark + after + "\n" + std::string(column - 1, ' ') + "^^^^^^^^^");
  CHECK(drawn(mark + after + rest, 1, mark.size() + 1) == "\"orchard\"…\n^^^^^^^^^");
  CHECK(drawn(rest + mark, rest.size() + 1, kLineEnd) == "…\"orchard\"\n ^^^^^^^^^");
  CHECK(drawn(rest + "日本" + after, rest.size() + 1, rest.size() + 3) == "…日本…\n ^^^^");
}

TEST_CASE("a value of a template without line breaks that is long itself is cut") {
  const std::string line = std::string(50, 'x') + std::string(300, 'a') + std::string(1000, 'y');
  CHECK(excerpt(line, 51, 351).text == "…" + std::string(99, 'a') + "…");
}

TEST_CASE("a mark that is wider than what is shown ends there") {
  Excerpt shown = excerpt(std::string(300, 'a'), 11, 290);
  CHECK(shown.indent == 10);
  CHECK(shown.width == 90);
}

TEST_CASE("a line of a hundred columns is not cut") {
  CHECK(excerpt(std::string(100, 'a'), 90, 95).text == std::string(100, 'a'));
}

TEST_CASE("a command for a CI system is broken in the middle of a line too") {
  CHECK(excerpt("a ##[error] ##vso[x]", 1, 2).text.find("##[") == std::string::npos);
}
