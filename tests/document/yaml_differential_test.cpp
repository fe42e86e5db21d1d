// Our YAML reader against yaml-cpp, and against our own JSON reader where the text is JSON.

#include <yaml-cpp/yaml.h>

#include <catch2/catch.hpp>

#include "document/mutate.h"
#include "document/reading.h"
#include "document/samples.h"
#include "support/pattern.h"

using namespace crosscheck;

namespace {

// How the outline of a plain scalar begins and ends, written down independently of the reader.
bool is_typed(const std::string& text) {
  static const Pattern typed("true|True|TRUE|false|False|FALSE|-?(0|[1-9][0-9]{0,10})(\\.[0-9]+)?");
  return typed.matches(text);
}

void append(const YAML::Node& node, std::string& out);

void append_untagged(const YAML::Node& node, const std::string& tag, std::string& out) {
  if (node.IsSequence()) {
    out += '[';
    for (std::size_t i = 0; i < node.size(); ++i) {
      if (i > 0) out += ',';
      append(node[i], out);
    }
    out += ']';
  } else if (node.IsMap()) {
    out += '{';
    const char* separator = "";
    for (const auto& member : node) {
      // yaml-cpp forgets how a key that is null was written; `~` is the only one in these texts.
      out += separator + ('"' + (member.first.IsNull() ? "~" : member.first.Scalar())) + "\":";
      append(member.second, out);
      separator = ",";
    }
    out += '}';
  } else if (node.IsNull()) {
    out += tag == "?" || tag.empty() ? "null" : "\"\"";
  } else {
    const std::string& text = node.Scalar();
    const bool plain =
        tag == "?" && (is_typed(text) || text == "~" || text == "null" || text == "Null" || text == "NULL");
    out += plain ? (is_typed(text) ? text : "null") : '"' + text + '"';
  }
}

void append(const YAML::Node& node, std::string& out) {
  const std::string& tag = node.Tag();
  if (tag.size() < 2 || tag[0] != '!') return append_untagged(node, tag, out);
  const std::string name = tag.substr(1);
  out += "{\"" + (name == "Ref" || name == "Condition" ? name : "Fn::" + name) + "\":";
  const std::size_t dot = name == "GetAtt" && node.IsScalar() ? node.Scalar().find('.') : std::string::npos;
  if (dot != std::string::npos) {
    out += "[\"" + node.Scalar().substr(0, dot) + "\",\"" + node.Scalar().substr(dot + 1) + "\"]";
  } else {
    append_untagged(node, tag, out);
  }
  out += '}';
}

// Empty where yaml-cpp refuses the text.
std::string outline_of_yaml_cpp(const std::string& text) {
  try {
    std::string out;
    append(YAML::Load(text), out);
    return out;
  } catch (const YAML::Exception&) {
    return {};
  }
}

}  // namespace

TEST_CASE("whole YAML templates hold the same for both libraries") {
  for (const std::string_view sample : kYamlSamples) {
    INFO(sample);
    const Reading reading = read_yaml_text(sample);
    for (const SyntaxProblem& problem : reading.problems) FAIL_CHECK(problem.message);
    check_spans(reading, reading.root());
    CHECK(outline(reading.root()) == outline_of_yaml_cpp(std::string(sample)));
  }
}

TEST_CASE("damaged YAML that both libraries accept holds the same for both") {
  Mutator mutator(kYamlSamples, {" ", "  ", "\n", "- ", ": ", "'", "\"", "x", "0", ".", "!Ref ", "!GetAtt ",
                                 "[", "]",  "{",  "}",  ",",  "#", " #", "|", "é", "~", "true"});
  int compared = 0;
  for (int i = 0; i < 4'000; ++i) {
    const std::string text = mutator.next();
    INFO(text);
    const Reading reading = read_yaml_text(text);
    if (reading.root()) check_spans(reading, reading.root());
    if (!reading.problems.empty()) continue;
    const std::string theirs = outline_of_yaml_cpp(text);
    if (theirs.empty()) continue;  // the two disagree about odd texts, so acceptance is not compared
    ++compared;
    CHECK(outline(reading.root()) == theirs);
  }
  CHECK(compared > 1'000);
}

TEST_CASE("JSON read as YAML is the same document") {
  Mutator mutator(kJsonSamples, {"\"", ",", "{", "}", "[", "]", ":", " ", "\n", "\"a\":", "true", "null", "1", "é"});
  int compared = 0;
  for (int i = 0; i < 5'000; ++i) {
    const std::string text = mutator.next();
    // YAML has no surrogate pairs, wants a space or quote at colons, and no number with an exponent.
    const bool beyond_yaml = text.find("\\u") != std::string::npos || text.find("3e4") != std::string::npos ||
                             text.find("E+2") != std::string::npos;
    const Reading as_json = read_json_text(text);
    if (beyond_yaml || !as_json.problems.empty()) continue;
    INFO(text);
    const Reading as_yaml = read_yaml_text(text);
    for (const SyntaxProblem& problem : as_yaml.problems) FAIL_CHECK(problem.message);
    check_spans(as_yaml, as_yaml.root());
    ++compared;
    CHECK(outline(as_json.root()) == outline(as_yaml.root()));
    REQUIRE(as_json.document.nodes().size() == as_yaml.document.nodes().size());
    for (std::uint32_t n = 0; n < as_json.document.nodes().size(); ++n) {
      const Element ours(as_json.document, n), theirs(as_yaml.document, n);
      CHECK(ours.span() == theirs.span());
      CHECK(ours.key_span() == theirs.key_span());
    }
  }
  CHECK(compared > 300);
}
