#include "text/excerpt.h"

#include <algorithm>

#include "text/characters.h"
#include "text/lines.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

// Columns of the line that are shown, and how many of them come before the mark in a line that is cut.
constexpr std::size_t kColumns = 100;
constexpr std::size_t kLead = 40;
constexpr std::size_t kTab = 4;

// Bytes above which nobody wrote the line: of a template without line breaks, what is beside the mark is about
// something else, and may be a secret.
constexpr std::size_t kWritten = 1000;

bool wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3) ||
         (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60) ||
         (c >= 0xffe0 && c <= 0xffe6) || (c >= 0x1f300 && c <= 0x1faff) || (c >= 0x20000 && c <= 0x3fffd);
}

bool combining(char32_t c) { return (c >= 0x300 && c <= 0x36f) || (c >= 0xfe00 && c <= 0xfe0f); }

std::size_t columns(char32_t c, std::string_view shown) {
  if (shown.size() > 1 && shown.front() == '\\') return shown.size();  // an escape such as `\x1b`
  return combining(c) ? 0 : wide(c) ? 2 : 1;
}

// Where the code point of that number starts, counted from 0; the size when there are fewer.
std::size_t offset_of(std::string_view line, std::size_t number) {
  std::size_t at = 0;
  for (; number > 0 && at < line.size(); --number) next_code_point(line, at);
  return at;
}

// The code points of the line that are shown, as far as there is room.
struct Shown {
  std::size_t begin = 0, end = kLineEnd;
};

// How many bytes around the beginning of a mark are looked at: enough before it for `kColumns` code points, and after
// it for those and a few that take no column; more than `kWritten`, so that long lines are known as such.
constexpr std::size_t kBytesBefore = 512, kBytesAfter = 1024;

// Whole lines are shown as long as mark and line end fit.
Shown shown_part(std::string_view line, std::size_t mark_begin, std::size_t mark_end) {
  const bool fits = mark_end <= kColumns || offset_of(line, kColumns) == line.size();
  return {.begin = fits || mark_begin <= kLead ? 0 : mark_begin - kLead};
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) next_code_point(text, at);
  return count;
}

// What is looked at of a line that has `size` bytes or more. `left_out` code points of it come before `line`: none, or
// so many that the line is cut before the mark.
Excerpt excerpt_of(std::string_view line, std::size_t size, std::size_t left_out, std::size_t column, std::size_t end) {
  const std::size_t mark_begin = std::max<std::size_t>(column, 1) - 1;
  const std::size_t mark_end = end == kLineEnd ? end : std::max(end, mark_begin + 2) - 1;

  Shown part{.begin = mark_begin, .end = mark_end};
  if (size <= kWritten && left_out > 0) part = {.begin = std::max(left_out, mark_begin - kLead)};
  else if (size <= kWritten) part = shown_part(line, mark_begin, mark_end);
  std::size_t number = part.begin;
  std::size_t at = offset_of(line, number - left_out);
  Excerpt result{.text = number > 0 ? "…" : "", .indent = 0, .width = 0};
  std::size_t used = number > 0 ? 1 : 0;
  result.indent = used;
  for (; at < line.size() && used < kColumns && number < part.end; ++number) {
    std::size_t begin = at;
    char32_t c = next_code_point(line, at);
    std::string shown = c == '\t' ? std::string(kTab, ' ') : printable(line.substr(begin, at - begin));
    std::size_t width = c == '\t' ? kTab : columns(c, shown);
    if (number < mark_begin) result.indent += width;
    if (number >= mark_begin && number < mark_end) result.width += width;
    used += width;
    result.text += shown;
  }
  if (at < line.size()) result.text += "…";
  result.width = std::max<std::size_t>(result.width, 1);
  // Once more as a whole: the commands that it breaks are longer than one code point.
  result.text = printable_block(result.text);
  return result;
}

}  // namespace

Excerpt excerpt(std::string_view line, std::size_t column, std::size_t end) {
  if (line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());  // has no column
  return excerpt_of(line, line.size(), 0, column, end);
}

Excerpt excerpt_at(std::string_view text, std::size_t line_begin, std::size_t offset, std::size_t column,
                   std::size_t end) {
  offset = std::clamp(offset, line_begin, text.size());
  std::size_t from = line_begin, left_out = 0;
  if (offset - line_begin > kBytesBefore) {
    from = offset - kBytesBefore;
    for (int i = 0; i < 3 && is_continuation(text[from]); ++i) ++from;
    left_out = column - 1 - std::min(column - 1, code_points(text.substr(from, offset - from)));
  }
  std::string_view rest = text.substr(offset, kBytesAfter);
  rest = rest.substr(0, rest.find_first_of("\r\n"));
  const std::size_t size = offset - line_begin + rest.size();
  if (rest.size() == kBytesAfter) {  // not in the middle of a character
    while (!rest.empty() && is_continuation(rest.back())) rest.remove_suffix(1);
    if (!rest.empty()) rest.remove_suffix(1);
  }
  return excerpt_of(text.substr(from, offset - from + rest.size()), size, left_out, column, end);
}

}  // namespace crosscheck
