#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crosscheck {

// `glob_match` for patterns whose ends say nothing.
bool glob_match_inside(std::string_view pattern, std::string_view text);

// `*` matches any run of characters (also none), `?` exactly one, everything else itself. Linear in
// the text for each `*`; no recursion. Most texts differ from most patterns in their first or last character, and are
// told apart by these alone.
inline bool glob_match(std::string_view pattern, std::string_view text) {
  if (pattern.empty() || text.empty()) return glob_match_inside(pattern, text);
  const auto differ = [](char wanted, char found) { return wanted != '*' && wanted != '?' && wanted != found; };
  if (differ(pattern.front(), text.front()) || differ(pattern.back(), text.back())) return false;
  return glob_match_inside(pattern, text);
}

// Whether one of them does.
inline bool any_glob_match(const std::vector<std::string>& patterns, std::string_view text) {
  for (const std::string& pattern : patterns) {
    if (glob_match(pattern, text)) return true;
  }
  return false;
}

}  // namespace crosscheck
