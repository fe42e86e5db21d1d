// Our reader against nlohmann_json: the same texts accepted, and the same values in them.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "document/mutate.h"
#include "document/reading.h"
#include "document/samples.h"

using namespace crosscheck;
using nlohmann::json;

namespace {

// Our members of one name after the other overwrite each other there; we keep all and find the last.
bool same(Element ours, const json& theirs) {
  switch (theirs.type()) {
    case json::value_t::null: return ours.kind() == Kind::Null;
    case json::value_t::boolean: return ours.kind() == Kind::Bool && ours.equals(theirs.get<bool>() ? "true" : "false");
    case json::value_t::string: return ours.kind() == Kind::String && ours.equals(theirs.get<std::string>());
    case json::value_t::number_integer:
    case json::value_t::number_unsigned:
    case json::value_t::number_float: {
      if (ours.kind() != Kind::Number) return false;
      return std::strtod(ours.text().c_str(), nullptr) == theirs.get<double>();
    }
    case json::value_t::array: {
      if (!ours.is_array() || ours.size() != theirs.size()) return false;
      auto item = theirs.begin();
      for (Element element : ours.children()) {
        if (!same(element, *item++)) return false;
      }
      return true;
    }
    case json::value_t::object: {
      if (!ours.is_object() || ours.size() < theirs.size()) return false;
      for (Element member : ours.children()) {
        if (!theirs.contains(member.key())) return false;
      }
      for (const auto& [key, value] : theirs.items()) {
        if (!same(ours[key], value)) return false;
      }
      return true;
    }
    default: return false;
  }
}

}  // namespace

TEST_CASE("whole templates hold the same values for both readers") {
  for (const std::string_view sample : kJsonSamples) {
    INFO(sample);
    const Reading reading = read_json_text(sample);
    REQUIRE(reading.problems.empty());
    check_spans(reading, reading.root());
    CHECK(same(reading.root(), json::parse(sample)));
  }
}

TEST_CASE("both readers accept and refuse the same of ten thousand damaged texts") {
  Mutator mutator(kJsonSamples,
                  {"{", "}", "[", "]",  ",",  ":",    "\"",   "\\", "\\u00e9", "\\ud83d", "0",      "-",
                   ".", "e", " ", "\n", "\t", "true", "null", "é",  "\xff",    "\x80",    "\"a\":", "\xef\xbb\xbf"});
  int accepted = 0;
  for (int i = 0; i < 10'000; ++i) {
    const std::string text = mutator.next();
    INFO(text);
    const Reading reading = read_json_text(text);
    const json theirs = json::parse(text, nullptr, false);
    REQUIRE(bool{reading.root()} == !theirs.is_discarded());
    if (!reading.root()) continue;
    ++accepted;
    check_spans(reading, reading.root());
    REQUIRE(same(reading.root(), theirs));
  }
  CHECK(accepted > 1'000);  // else the damage is too great to tell anything
  CHECK(accepted < 9'000);
}
