#include "config/complaint.h"

#include <algorithm>
#include <cstddef>

#include "text/lines.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

// Columns of the line that are shown, and how many of them come before the mark in a line that is cut.
constexpr std::size_t kColumns = 100;
constexpr std::size_t kLead = 20;
// Message and help are ours with names in them.
constexpr std::size_t kSentence = 1024;

struct MarkedLine {
  std::string text;
  std::size_t indent = 0;   // columns before the mark
  std::size_t width = 0;    // columns of the mark
};

// `begin` and `end` count code points of the line.
MarkedLine mark(std::string_view line, std::size_t begin, std::size_t end) {
  if (line.starts_with("\xef\xbb\xbf")) line.remove_prefix(3);   // has no column
  const std::size_t first = begin < kColumns - kLead ? 0 : begin - kLead;
  MarkedLine result{.text = first > 0 ? "…" : ""};
  std::size_t columns = result.indent = first > 0 ? 1 : 0;
  std::size_t at = 0;
  for (std::size_t number = 0; at < line.size() && columns < kColumns; ++number) {
    const std::size_t start = at;
    next_code_point(line, at);
    if (number < first) continue;
    const std::string shown = line[start] == '\t' ? " " : printable(line.substr(start, at - start));
    const std::size_t width = shown.starts_with('\\') ? shown.size() : 1;   // an escape such as `\x1b`
    if (number < begin) result.indent += width;
    if (number >= begin && number < end) result.width += width;
    columns += width;
    result.text += shown;
  }
  if (at < line.size()) result.text += "…";
  // Once more as a whole: the commands that it breaks are longer than one code point.
  result.text = printable_block(result.text);
  return result;
}

}  // namespace

std::string complaint(std::string_view display, std::string_view text, Span span, std::string_view message,
                      std::string_view help) {
  const Lines lines(text);
  const Position begin = lines.position(span.begin);
  const Position end = lines.position(std::max(span.begin, span.end));
  const MarkedLine line = mark(lines.line(begin.line), begin.column - 1,
                               end.line == begin.line ? end.column - 1 : std::string_view::npos);
  const std::string number = std::to_string(begin.line);
  const std::string margin(number.size(), ' ');
  std::string carets(line.indent, ' ');
  carets.append(std::max<std::size_t>(line.width, 1), '^');
  std::string result = printable(display) + ':' + number + ':' + std::to_string(begin.column) + ": " +
                       printable(message, kSentence) + '\n';
  result += margin + " |\n";
  result += number + " | " + line.text + '\n';
  result += margin + " | " + carets;
  if (!help.empty()) result += ' ' + printable(help, kSentence);
  return result;
}

}  // namespace crosscheck
