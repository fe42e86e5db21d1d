#include "config/complaint.h"

#include <algorithm>
#include <cstddef>

#include "text/excerpt.h"
#include "text/lines.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

// Message and help are ours with names in them.

}  // namespace

std::string complaint(std::string_view display, std::string_view text, Span span, std::string_view message,
                      std::string_view help) {
  const Lines lines(text);
  const Position begin = lines.position(span.begin);
  const Position end = lines.position(std::max(span.begin, span.end));
  const Excerpt line = excerpt(lines.line(begin.line), begin.column, end.line == begin.line ? end.column : kLineEnd);
  const std::string number = std::to_string(begin.line);
  const std::string margin(number.size(), ' ');
  const std::string carets = std::string(line.indent, ' ') + std::string(line.width, '^');
  std::string result = printable(display) + ':' + number + ':' + std::to_string(begin.column) + ": " +
                       printable(message, kSentence) + '\n';
  result += margin + " |\n";
  result += number + " | " + line.text + '\n';
  result += margin + " | " + carets;
  if (!help.empty()) result += ' ' + printable(help, kSentence);
  return result;
}

}  // namespace crosscheck
