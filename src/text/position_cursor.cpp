#include "text/position_cursor.h"

#include <algorithm>

#include "text/characters.h"
#include "text/printable.h"
#include "text/simd.h"

namespace crosscheck {

PositionCursor::PositionCursor(std::string_view text) : text_(text), has_carriage_returns_(contains(text, '\r')) {
  if (text.starts_with(kByteOrderMark)) lines_at_ = columns_at_ = line_begin_ = kByteOrderMark.size();
}

void PositionCursor::pass_lines(std::size_t end) {
  const std::string_view passed = text_.substr(lines_at_, end - lines_at_);
  std::size_t last = std::string_view::npos;  // line end, in `passed`
  std::size_t count = 0;
  if (!has_carriage_returns_) {
    count = count_of('\n', passed);
    if (count > 0) last = passed.rfind('\n');
  } else {
    for (std::size_t i = 0; i < passed.size(); ++i) {
      const bool followed = lines_at_ + i + 1 < text_.size() && text_[lines_at_ + i + 1] == '\n';
      if (passed[i] != '\n' && (passed[i] != '\r' || followed)) continue;
      ++count;
      last = i;
    }
  }
  if (count > 0) {
    line_begin_ = columns_at_ = lines_at_ + last + 1;
    position_ = {.line = position_.line + static_cast<std::uint32_t>(count)};
  }
  lines_at_ = end;
}

Position PositionCursor::move_to(std::uint32_t offset) {
  const std::size_t end = std::min<std::size_t>(offset, text_.size());
  if (end > lines_at_) pass_lines(end);
  while (columns_at_ < end) {
    std::size_t next = columns_at_;
    const char32_t code_point = next_code_point(text_, next);
    if (next > end) break;  // the offset is inside a character: its start is meant
    columns_at_ = next;
    ++position_.column;
    position_.utf16_column += code_point > 0xffff && code_point <= 0x10ffff ? 2 : 1;
  }
  return position_;
}

}  // namespace crosscheck
