#include "lint/call_extent.h"

#include <algorithm>

namespace crosscheck {
namespace {

constexpr std::size_t kLongestCall = 32u << 10;

// Where the string or the comment that the text begins with ends; 0 where it begins with neither.
std::size_t quoted_size(std::string_view text) {
  if (text.starts_with("//")) return std::min(text.find('\n'), text.size());
  if (text.starts_with("/*")) return std::min(text.find("*/", 2), text.size() - 2) + 2;
  const char quote = text.front();
  if (quote != '\'' && quote != '"' && quote != '`') return 0;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] == '\\') ++at;
    else if (text[at] == quote) return at + 1;
    else if (text[at] == '\n' && quote != '`') return at;  // an apostrophe in a comment
  }
  return text.size();
}

}  // namespace

std::uint32_t call_extent(std::string_view text, std::uint32_t line) {
  text = text.substr(0, kLongestCall);
  text.remove_prefix(std::min(text.find_first_of("(;,)\r\n"), text.size()));
  if (!text.starts_with('(')) return line;
  std::uint32_t end = line;
  for (std::size_t depth = 0; !text.empty();) {
    const std::size_t quoted = quoted_size(text);
    const std::string_view piece = text.substr(0, std::max<std::size_t>(quoted, 1));
    end += static_cast<std::uint32_t>(std::count(piece.begin(), piece.end(), '\n'));
    text.remove_prefix(piece.size());
    if (quoted > 0) continue;
    const char c = piece.front();
    if (c == '(' || c == '[' || c == '{') ++depth;
    if ((c == ')' || c == ']' || c == '}') && --depth == 0) return end;
  }
  return line;
}

}  // namespace crosscheck
