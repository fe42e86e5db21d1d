#include <algorithm>
#include <array>
#include <string_view>

#include "report/annotation.h"
#include "report/plural.h"
#include "report/summary_text.h"
#include "report/writers.h"
#include "text/printable.h"

// Workflow commands, one on each line: `::error file=…,line=…,title=…::message`. The runner undoes the
// escapes below, `%` last, and shows ten annotations of each kind for one step; the others it drops without
// a word.

namespace crosscheck {
namespace {

constexpr std::size_t kShown = 10;

std::string github_escaped(std::string_view text, bool property) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '%': escaped += "%25"; break;
      case '\r': escaped += "%0D"; break;
      case '\n': escaped += "%0A"; break;
      case ':': escaped += property ? "%3A" : ":"; break;
      case ',': escaped += property ? "%2C" : ","; break;
      default: escaped += c;
    }
  }
  return escaped;
}

std::string property(std::string_view text) { return github_escaped(text, true); }
std::string message(std::string_view text) { return github_escaped(text, false); }

std::string_view command(Severity severity) {
  switch (severity) {
    case Severity::Error: return "error";
    case Severity::Warning: return "warning";
    case Severity::Note: return "notice";
  }
  return "error";
}

// Columns only for a mark within one line: the runner refuses them for others.
std::string line_properties(const Place& place) {
  std::string text = ",line=" + std::to_string(place.line);
  if (place.end_line > place.line) return text + ",endLine=" + std::to_string(place.end_line);
  if (place.utf16_end_column <= place.utf16_column) return text;
  return text + ",col=" + std::to_string(place.utf16_column) + ",endColumn=" + std::to_string(place.utf16_end_column);
}

std::string finding_command(const Finding& finding, const Report& report) {
  const Annotation shown = annotation(finding, report);
  std::string text;
  for (const std::string& line : shown.lines) join(text, "\n", line);
  return "::" + std::string(command(finding.severity)) + " file=" + property(printable(shown.place.file)) +
         line_properties(shown.place) + ",title=" + property("crosscheck (" + printable(finding.rule) + ")") +
         "::" + message(text) + "\n";
}

std::string own_command(Severity severity, std::string_view text) {
  return "::" + std::string(command(severity)) + " title=crosscheck::" + message(text) + "\n";
}

// How many annotations of each severity there are, or may be.
using Counts = std::array<std::size_t, 3>;
std::size_t& of(Counts& counts, Severity severity) { return counts[static_cast<std::size_t>(severity)]; }

std::string left_out(Counts counts, Counts room) {
  std::string text;
  for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Note}) {
    const std::size_t count = of(counts, severity), shown = std::min(count, of(room, severity));
    if (count == shown) continue;
    const std::string word(name(severity));
    join(text, ", ", counted(count - shown, "more " + word, "more " + word + "s"));
  }
  return text;
}

}  // namespace

std::string write_github(const Report& report) {
  Counts counts{}, room{kShown, kShown, kShown};
  for (const Finding& finding : report.findings) ++of(counts, finding.severity);
  std::string text;
  if (!report.complete) {
    text += own_command(Severity::Warning, "incomplete: " + std::string(kIncompleteWords));
    --of(room, Severity::Warning);
  }
  // What is left out is told in a notice, which takes the room of one.
  if (!left_out(counts, room).empty()) --of(room, Severity::Note);
  const std::string rest = left_out(counts, room);
  for (const Finding& finding : report.findings) {
    std::size_t& left = of(room, finding.severity);
    if (left == 0) continue;
    --left;
    text += finding_command(finding, report);
  }
  if (!rest.empty()) text += own_command(Severity::Note, verdict(report) + "; not annotated here: " + rest);
  return text;
}

}  // namespace crosscheck
