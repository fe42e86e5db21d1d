#include "report/wrap.h"

#include <algorithm>

#include "text/printable.h"

namespace crosscheck {
namespace {

constexpr std::size_t kBeforeMark = 8;  // columns that stay before a mark that is far to the right
constexpr std::string_view kEllipsis = "…";

// Where the code point of that number begins.
std::size_t offset_of(std::string_view text, std::size_t column) {
  std::size_t at = 0;
  while (column-- > 0 && at < text.size()) next_code_point(text, at);
  return at;
}

}  // namespace

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size(); ++columns) next_code_point(text, at);
  return columns;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t first, std::size_t width) {
  std::vector<std::string> lines(1);
  if (width == 0) {
    lines.front() = std::string(text);
    return lines;
  }
  std::size_t room = first;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    const std::size_t columns = columns_of(word) + (lines.back().empty() ? 0 : 1);
    if (columns > room && !lines.back().empty()) {
      lines.emplace_back(word);
      room = width - std::min(width, columns_of(word));
    } else {
      if (!lines.back().empty()) lines.back() += ' ';
      lines.back() += word;
      room -= std::min(room, columns);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

Excerpt cut(const Excerpt& excerpt, std::size_t width) {
  const std::size_t columns = columns_of(excerpt.text);
  if (width <= kBeforeMark || columns <= width) return excerpt;
  Excerpt shown = excerpt;
  if (excerpt.indent + excerpt.width > width - 1) {
    const std::size_t dropped = excerpt.indent - std::min(excerpt.indent, kBeforeMark);
    if (dropped > 0) {
      shown.text = std::string(kEllipsis) + shown.text.substr(offset_of(shown.text, dropped + 1));
      shown.indent -= dropped;
    }
  }
  if (columns_of(shown.text) > width) shown.text = shown.text.substr(0, offset_of(shown.text, width - 1)) + "…";
  shown.width = std::max<std::size_t>(1, std::min(shown.width, width - std::min(width - 1, shown.indent)));
  return shown;
}

}  // namespace crosscheck
