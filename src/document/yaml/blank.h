#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace crosscheck {

// The bytes of the line break at `at`, or 0: YAML 1.1 has NEL, LS and PS among them.
inline std::uint32_t break_size(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(std::min(at, text.size()), 3);
  if (rest.starts_with('\n') || rest.starts_with('\r')) return 1;
  if (rest.starts_with("\u0085")) return 2;
  return rest == "\u2028" || rest == "\u2029" ? 3 : 0;
}

inline std::uint32_t blank_size(std::string_view text, std::size_t at) {
  return at < text.size() && (text[at] == ' ' || text[at] == '\t') ? 1 : break_size(text, at);
}

// Past white space and comments. JSON has no comments, and no `#` where this is called.
inline std::uint32_t skip_blank(std::string_view text, std::uint32_t at) {
  for (;;) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r')) ++at;
    if (at < text.size() && text[at] == '#') {
      while (at < text.size() && break_size(text, at) == 0) ++at;
    }
    const std::uint32_t blank = at < text.size() && static_cast<signed char>(text[at]) < 0 ? break_size(text, at) : 0;
    if (blank == 0) return at;
    at += blank;
  }
}

}  // namespace crosscheck
