#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "document/read.h"
#include "text/printable.h"

namespace crosscheck {

inline void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

inline void check_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) require(next_code_point(text, at) <= 0x10ffff, "texts are UTF-8");
}

inline void check_element(const Document& document, Element element) {
  const Span span = element.span();
  require(span.begin <= span.end && span.end <= document.text().size(), "spans are inside the text");
  check_utf8(element.text());
  for (Element child : element.children()) {
    const Span inner = child.span();
    require(span.begin <= inner.begin && inner.end <= span.end, "children are inside their parent");
    if (element.is_object()) {
      const Span key = child.key_span();
      require(key.begin <= key.end && key.end <= document.text().size(), "keys are inside the text");
      check_utf8(child.key());
      require(child.key_equals(child.key()), "a key equals itself");
      require(bool{element[child.key()]}, "a member is found by its key");
    }
    check_element(document, child);
  }
}

// What holds for every text and either reader.
inline void check_reading(const Document& document, const std::vector<SyntaxProblem>& problems) {
  bool fatal = false;
  for (const SyntaxProblem& problem : problems) {
    fatal |= problem.fatal;
    require(problem.span.begin <= problem.span.end, "problems begin before they end");
    require(problem.span.end <= document.text().size(), "problems are inside the text");
    require(!problem.message.empty() && problem.message.find('\n') == std::string::npos, "messages are one line");
    check_utf8(problem.message);
  }
  require(fatal == !document.root(), "there is a root unless a problem is fatal");
  if (document.root()) check_element(document, document.root());
}

}  // namespace crosscheck
