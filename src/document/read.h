#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace crosscheck {

// What a reader has to say about a text. A fatal one leaves the document without a root.
struct SyntaxProblem {
  enum class Kind { Syntax, DuplicateKey, Encoding, Depth, Budget, Tag, Alias };
  Kind kind = Kind::Syntax;
  bool fatal = true;
  std::string message;  // lower case, no final period
  Span span;
  Span other;  // DuplicateKey: the first key; else empty
};

struct ReadLimits {
  std::uint32_t depth = 512;
  std::uint32_t nodes = 8u << 20;
};

// Parses the bytes in `document.buffer_` (filled by the caller) as JSON or YAML into `document`.
// Iterative, within the limits, never throws on any input. A UTF-8 byte order mark is skipped.
// JSON: RFC 8259, strict. Sets `document.file_`.
std::vector<SyntaxProblem> read_json(Document& document, FileId file, const ReadLimits& limits = {});

// YAML 1.1 through libyaml events, with CloudFormation's short forms normalised to long ones:
// `!Ref x` is `{"Ref": x}`, `!GetAtt a.b` is `{"Fn::GetAtt": ["a", "b"]}`, `!Condition c` is
// `{"Condition": c}`, `!Sub` and all others `{"Fn::…": x}`. Scalars keep their text; plain ones are typed
// Null, Bool or Number only where YAML 1.1 and CloudFormation agree (`true`/`false`, `null`/`~`/empty,
// decimal numbers), and are strings otherwise. Aliases and merge keys are a problem, not expanded:
// CloudFormation does not support them. Several documents in one file: a problem, the first is used.
std::vector<SyntaxProblem> read_yaml(Document& document, FileId file, const ReadLimits& limits = {});

// JSON where the first character that is not white space opens an object or array, else YAML.
std::vector<SyntaxProblem> read_any(Document& document, FileId file, const ReadLimits& limits = {});

}  // namespace crosscheck
