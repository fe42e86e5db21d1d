#include "config/complaint.h"

#include <catch2/catch.hpp>

using namespace crosscheck;

namespace {

// The first place of `marked` in `text`.
Span find(const std::string& text, const std::string& marked) {
  const std::size_t at = text.find(marked);
  REQUIRE(at != std::string::npos);
  return {FileId{0}, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + marked.size())};
}

std::string complain(const std::string& text, const std::string& marked) {
  return complaint("a.yaml", text, find(text, marked), "look");
}

}  // namespace

TEST_CASE("a complaint shows place, line, mark and help") {
  const std::string text = "a: 1\nbc: def\n";
  CHECK(complaint("ci/a.yaml", text, find(text, "def"), "this is `def`", "did you mean `fed`?") ==
        "ci/a.yaml:2:5: this is `def`\n"
        "  |\n"
        "2 | bc: def\n"
        "  |     ^^^ did you mean `fed`?");
}

TEST_CASE("the margin is as wide as the line's number") {
  CHECK(complain("\n\n\n\n\n\n\n\n\n\n\nx: y", "y") ==
        "a.yaml:12:4: look\n"
        "   |\n"
        "12 | x: y\n"
        "   |    ^");
}

TEST_CASE("of several lines the first is marked to its end") {
  CHECK(complain("a:\n  b: 1\n  c: 2\n", "b: 1\n  c: 2") ==
        "a.yaml:2:3: look\n"
        "  |\n"
        "2 |   b: 1\n"
        "  |   ^^^^");
}

TEST_CASE("nothing has one caret") {
  CHECK(complaint("a.yaml", "", Span{FileId{0}, 0, 0}, "look") ==
        "a.yaml:1:1: look\n"
        "  |\n"
        "1 | \n"
        "  | ^");
  const std::string text = "a: 1";
  CHECK(complaint("a.yaml", text, Span{FileId{0}, 4, 4}, "look") ==
        "a.yaml:1:5: look\n"
        "  |\n"
        "1 | a: 1\n"
        "  |     ^");
}

TEST_CASE("columns count code points, and a byte order mark has none") {
  CHECK(complain("\xef\xbb\xbfgrün: blau", "blau") ==
        "a.yaml:1:7: look\n"
        "  |\n"
        "1 | grün: blau\n"
        "  |       ^^^^");
}

TEST_CASE("tabs keep the carets in place") {
  CHECK(complain("a:\t\tb", "b") ==
        "a.yaml:1:5: look\n"
        "  |\n"
        "1 | a:        b\n"
        "  |           ^");
}

TEST_CASE("escapes are as wide as they look") {
  CHECK(complain("a: \x1b[31m b\x1b", "b\x1b") ==
        "a.yaml:1:10: look\n"
        "  |\n"
        "1 | a: \\x1b[31m b\\x1b\n"
        "  |             ^^^^^");
}

TEST_CASE("a long line is cut around the mark") {
  const std::string shown = complain(std::string(300, 'a') + "XYZ" + std::string(300, 'b'), "XYZ");
  CHECK(shown ==
        "a.yaml:1:301: look\n"
        "  |\n"
        "1 | …" +
            std::string(40, 'a') + "XYZ" + std::string(56, 'b') +
            "…\n"
            "  | " +
            std::string(41, ' ') + "^^^");
}

TEST_CASE("what the file says cannot speak to the terminal or the CI system") {
  const std::string shown =
      complaint("::error::\x1b.yaml", "a: ##[error]b", Span{FileId{0}, 0, 1}, "::warning::\x07", "\x1b]8;;");
  CHECK(shown.find_first_of("\x1b\x07") == std::string::npos);
  CHECK(shown.find("##[") == std::string::npos);
  CHECK_FALSE(shown.starts_with("::"));
}
