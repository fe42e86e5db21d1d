#include "document/yaml/error.h"

namespace crosscheck {
namespace {

struct Wording {
  std::string_view libyaml, plain;
};

constexpr Wording kWordings[] = {
    {"control characters are not allowed", "a control character"},
    {"invalid leading UTF-8 octet", "bytes that are not UTF-8"},
    {"invalid trailing UTF-8 octet", "bytes that are not UTF-8"},
    {"incomplete UTF-8 octet sequence", "bytes that are not UTF-8"},
    {"invalid length of a UTF-8 sequence", "bytes that are not UTF-8"},
    {"invalid Unicode character", "bytes that are not UTF-8"},
    {"could not find expected ':'", "expected `:` after the key on the line before"},
    {"did not find expected ',' or ']'", "expected `,` or `]`"},
    {"did not find expected ',' or '}'", "expected `,` or `}`"},
    {"did not find expected '-' indicator", "expected another `- ` item or less indentation"},
    {"did not find expected key", "expected a key here; check the indentation and the quotes"},
    {"did not find expected node content", "expected a value"},
    {"did not find expected <document start>", "expected nothing after the document"},
    {"mapping values are not allowed in this context",
     "a second `: ` on one line; text that contains one needs quotes"},
    {"mapping keys are not allowed in this context", "unexpected key"},
    {"block sequence entries are not allowed in this context", "unexpected `- ` item"},
    {"found character that cannot start any token", "a value cannot begin with this character; put it in quotes"},
    {"found a tab character that violates indentation", "a tab in the indentation; use spaces"},
    {"found a tab character where an indentation space is expected", "a tab in the indentation; use spaces"},
    {"found unexpected end of stream", "the text ends inside quotes"},
    {"found unexpected document indicator", "a new document begins inside quotes"},
    {"found unknown escape character", "YAML has no such escape; use single quotes to keep the backslash"},
    {"found incompatible YAML document", "a YAML version other than 1.1 or 1.2"},
    {"found undefined tag handle", "a tag with an undefined handle"},
};

}  // namespace

std::string plain_words(std::string_view problem, std::string_view rest) {
  if (problem == "found character that cannot start any token" && rest.starts_with('\t')) {
    problem = "found a tab character that violates indentation";  // what it says of a tab elsewhere
  }
  for (const Wording& wording : kWordings) {
    if (wording.libyaml == problem) return std::string(wording.plain);
  }
  return std::string(problem);
}

}  // namespace crosscheck
