#include "text/lines.h"

#include <algorithm>

#include "text/characters.h"
#include "text/printable.h"

namespace crosscheck {

Lines::Lines(std::string_view text) : text_(text) {
  starts_.push_back(text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\n' && text[at] != '\r') continue;
    if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
    starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }
}

Position Lines::position(std::uint32_t offset) const {
  const auto after = std::upper_bound(starts_.begin() + 1, starts_.end(), offset);
  const std::size_t end = std::min<std::size_t>(offset, text_.size());
  Position position{.line = static_cast<std::uint32_t>(after - starts_.begin())};
  for (std::size_t at = *(after - 1); at < end;) {
    const char32_t code_point = next_code_point(text_, at);
    if (at > end) break;  // the offset is inside a character: its start is meant
    ++position.column;
    position.utf16_column += code_point > 0xffff && code_point <= 0x10ffff ? 2 : 1;
  }
  return position;
}

std::string_view Lines::line(std::uint32_t number) const {
  if (number < 1 || number > starts_.size()) return {};
  const std::size_t begin = starts_[number - 1];
  std::size_t end = number < starts_.size() ? starts_[number] : text_.size();
  while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
  return text_.substr(begin, end - begin);
}

}  // namespace crosscheck
