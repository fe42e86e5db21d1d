#pragma once

#include <catch2/catch.hpp>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "document/read.h"

namespace crosscheck {

// A text, its document, and what the reader said.
struct Reading {
  Document document;
  std::vector<SyntaxProblem> problems;

  Element root() const { return document.root(); }
  // The bytes of the text that `span` covers.
  std::string_view at(Span span) const { return document.text().substr(span.begin, span.end - span.begin); }
  // The only problem's message; what else there is makes it fail.
  std::string message() const {
    REQUIRE(problems.size() == 1);
    return problems[0].message;
  }
};

inline std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

inline Reading read_json_text(std::string_view text, const ReadLimits& limits = {}) {
  Reading reading;
  reading.document.buffer_ = Buffer(text);
  reading.problems = read_json(reading.document, FileId{7}, limits);
  return reading;
}

inline Reading read_yaml_text(std::string_view text, const ReadLimits& limits = {}) {
  Reading reading;
  reading.document.buffer_ = Buffer(text);
  reading.problems = read_yaml(reading.document, FileId{7}, limits);
  return reading;
}

// A value as JSON without white space: numbers and booleans as written, strings in plain quotes. What two
// readings of the same data must have in common.
inline void append_outline(Element element, std::string& out) {
  switch (element.kind()) {
    case Kind::Null: out += "null"; break;
    case Kind::Bool:
    case Kind::Number: out += element.text(); break;
    case Kind::String: out += '"' + element.text() + '"'; break;
    case Kind::Array:
    case Kind::Object: {
      const bool object = element.is_object();
      out += object ? '{' : '[';
      bool first = true;
      for (Element child : element.children()) {
        if (!first) out += ',';
        first = false;
        if (object) out += '"' + child.key() + "\":";
        append_outline(child, out);
      }
      out += object ? '}' : ']';
    }
  }
}

inline std::string outline(Element element) {
  std::string out;
  if (element) append_outline(element, out);
  return out;
}

// Every span lies in the text, every child's within its parent's, and every key hash is its key's.
inline void check_spans(const Reading& reading, Element element) {
  const Span span = element.span();
  REQUIRE(span.begin <= span.end);
  REQUIRE(span.end <= reading.document.text().size());
  for (Element child : element.children()) {
    const Span inner = child.span();
    REQUIRE(span.begin <= inner.begin);
    REQUIRE(inner.end <= span.end);
    if (element.is_object()) {
      const Span key = child.key_span();
      REQUIRE(key.begin <= key.end);
      REQUIRE(key.end <= reading.document.text().size());
      REQUIRE(child.key_equals(child.key()));
      REQUIRE(child.key_hash() == key_hash(child.key()));
    }
    check_spans(reading, child);
  }
}

}  // namespace crosscheck
