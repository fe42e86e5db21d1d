#include "lint/addresses.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "document/read.h"

using namespace crosscheck;

namespace {

Document read(std::string_view text) {
  Document document;
  document.buffer_ = Buffer(text);
  read_any(document, FileId{0});
  return document;
}

// The addresses of these pieces of the text, in their order.
std::vector<std::string> addresses(std::string_view text, const std::vector<std::string_view>& pieces) {
  const Document document = read(text);
  AddressCursor cursor(document);
  std::vector<std::string> found;
  for (std::string_view piece : pieces) {
    const auto begin = static_cast<std::uint32_t>(text.find(piece));
    cursor.move_to({.file = FileId{0}, .begin = begin, .end = begin + static_cast<std::uint32_t>(piece.size())});
    found.push_back(cursor.address());
  }
  return found;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("an address is the way to the innermost element around a span, its key included") {
  const std::string_view text =
      R"({"Resources": {"A": {"Type": "T", "List": [1, [2, "x"], {}]}, "B": {"Name": "b"}}, "Outputs": {}})";
  CHECK(addresses(text, {"{\"Resources\"", "\"Resources\"", "\"A\"", "\"T\"", "[1", "1", "[2", "\"x\"", "{}", "\"B\"",
                         "\"Name\"", "\"b\"", "\"Outputs\""}) ==
        Texts{"", "Resources", "Resources/A", "Resources/A/Type", "Resources/A/List", "Resources/A/List/0",
              "Resources/A/List/1", "Resources/A/List/1/1", "Resources/A/List/2", "Resources/B", "Resources/B/Name",
              "Resources/B/Name", "Outputs"});
}

TEST_CASE("a span over several elements belongs to the one around them") {
  CHECK(addresses(R"({"A": {"x": 1, "y": 2}, "B": 3})", {R"("x": 1, "y": 2)", "\"y\": 2}, \"B\": 3"}) ==
        Texts{"A", ""});
}

TEST_CASE("several spans of one place, and one after the end") {
  CHECK(addresses("{\"A\": {\"x\": 1}}\n", {"\"x\"", "1", "1}", "\n"}) == Texts{"A/x", "A/x", "A", ""});
  CHECK(addresses("{}", {"{}"}) == Texts{""});
  CHECK(addresses("[ ", {"["}) == Texts{""});
}

TEST_CASE("keys are escaped as in a JSON pointer, and decoded from what the file has") {
  CHECK(addresses(R"({"a/b": {"c~d": {"\u0065": 1}}})", {"1"}) == Texts{"a~1b/c~0d/e"});
}

TEST_CASE("YAML has the same addresses") {
  CHECK(addresses("Resources:\n  A:\n    List:\n      - !Ref x\n      - y\n", {"A:", "x", "y"}) ==
        Texts{"Resources/A", "Resources/A/List/0/Ref", "Resources/A/List/1"});
}

TEST_CASE("a resource is the second element on the way") {
  const Document document = read(R"({"Resources": {"A": {"Type": "T"}}})");
  AddressCursor cursor(document);
  cursor.move_to(document.root()["Resources"]["A"]["Type"].span());
  CHECK(cursor.element(0).key_equals("Resources"));
  CHECK(cursor.element(1)["Type"].equals("T"));
  CHECK_FALSE(cursor.element(3));
}
