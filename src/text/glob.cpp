#include "text/glob.h"

#include "text/printable.h"

namespace crosscheck {

// Only the last `*` ever needs another try: whatever an earlier one took, the later can make up for it.
bool glob_match_inside(std::string_view pattern, std::string_view text) {
  std::size_t at = 0, in = 0;
  std::size_t star = std::string_view::npos, resume = 0;
  while (at < text.size()) {
    if (in < pattern.size() && pattern[in] == '*') {
      star = ++in;
      resume = at;
    } else if (in < pattern.size() && pattern[in] == '?') {
      next_code_point(text, at);
      ++in;
    } else if (in < pattern.size() && pattern[in] == text[at]) {
      ++at;
      ++in;
    } else if (star != std::string_view::npos) {
      next_code_point(text, resume);
      if (star == pattern.size()) return true;
      // Nothing can begin before the next byte that is asked for.
      if (pattern[star] != '?' && pattern[star] != '*') resume = text.find(pattern[star], resume);
      if (resume == std::string_view::npos) return false;
      at = resume;
      in = star;
    } else {
      return false;
    }
  }
  while (in < pattern.size() && pattern[in] == '*') ++in;
  return in == pattern.size();
}

}  // namespace crosscheck
