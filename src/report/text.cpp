#include <algorithm>
#include <string_view>

#include "report/plan_text.h"
#include "report/plural.h"
#include "report/primary_location.h"
#include "report/summary_text.h"
#include "report/writers.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

constexpr std::size_t kPartiesShown = 20;

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kRed = "\x1b[1;31m";
constexpr std::string_view kYellow = "\x1b[1;33m";
constexpr std::string_view kBlue = "\x1b[1;34m";
constexpr std::string_view kCyan = "\x1b[1;36m";
constexpr std::string_view kReset = "\x1b[0m";

std::string_view color_of(Severity severity) {
  switch (severity) {
    case Severity::Error: return kRed;
    case Severity::Warning: return kYellow;
    case Severity::Note: return kCyan;
  }
  return kRed;
}

std::string position(const Place& place) {
  return printable(place.file) + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

// "in cdk.out/A.template.json:12:9, resource Uploads (AWS::S3::Bucket), construct A/Uploads": what the
// arrow's place does not say yet.
std::string context(const Party& party) {
  std::string text;
  if (party.source) join(text, ", ", position(party.template_place));
  if (!party.logical_id.empty() && !party.type.empty()) {
    join(text, ", ", "resource " + printable(party.logical_id) + " (" + printable(party.type) + ")");
  }
  if (!party.construct_path.empty()) join(text, ", ", "construct " + printable(party.construct_path));
  return text.empty() ? "" : "in " + text;
}

class TextWriter {
 public:
  explicit TextWriter(const TextStyle& style) : style_(style) {}

  void write(const Finding& finding);
  void write(const Notification& notification);
  std::string take() { return std::move(out_); }

 private:
  std::string paint(std::string_view text, std::string_view color) const {
    if (!style_.color || text.empty()) return std::string(text);
    return std::string(color) + std::string(text) + std::string(kReset);
  }
  void headline(Severity severity, const std::string& message, std::string_view rule);
  void write(const Party& party, std::string_view mark_color, char mark);
  void write_excerpt(const Place& place, const std::string& label, std::string_view color, char mark);
  void arrow(const Place& place, std::string_view label);
  void equals(std::string_view text);

  const TextStyle& style_;
  std::size_t gutter_ = 1;  // digits of the longest line number of the finding
  std::string out_;
};

void TextWriter::headline(Severity severity, const std::string& message, std::string_view rule) {
  out_ += paint(name(severity), color_of(severity)) + paint(": " + printable(message, kSentence), kBold);
  if (!rule.empty()) out_ += " [" + printable(rule) + "]";
  out_ += "\n";
}

void TextWriter::arrow(const Place& place, std::string_view label) {
  out_ += std::string(gutter_, ' ') + paint("-->", kBlue) + " " + position(place);
  if (!label.empty()) out_ += ": " + std::string(label);
  out_ += "\n";
}

void TextWriter::equals(std::string_view text) {
  out_ += std::string(gutter_ + 1, ' ') + paint("=", kBlue) + " " + std::string(text) + "\n";
}

void TextWriter::write_excerpt(const Place& place, const std::string& label, std::string_view color, char mark) {
  std::string number = std::to_string(place.line);
  std::string bar = paint(std::string(gutter_ + 1, ' ') + "|", kBlue);
  const Excerpt& shown = place.excerpt;
  out_ += bar + "\n";
  out_ += paint(number + std::string(gutter_ - number.size(), ' ') + " |", kBlue) + " " + shown.text + "\n";
  std::string marks = std::string(shown.width, mark) + (label.empty() ? "" : " " + label);
  out_ += bar + " " + std::string(shown.indent, ' ') + paint(marks, color) + "\n";
}

void TextWriter::write(const Party& party, std::string_view mark_color, char mark) {
  const Place& place = primary_location(party);
  std::string label = printable(party.label);
  bool with_excerpt = style_.excerpts && !place.excerpt.text.empty();
  arrow(place, with_excerpt ? "" : label);
  if (with_excerpt) write_excerpt(place, label, mark_color, mark);
  if (std::string text = context(party); !text.empty()) equals(text);
}

void TextWriter::write(const Finding& finding) {
  if (!out_.empty()) out_ += "\n";
  headline(finding.severity, finding.message, finding.rule);
  std::size_t shown = std::min(finding.parties.size(), kPartiesShown);
  gutter_ = 1;
  for (std::size_t i = 0; i < shown; ++i) {
    gutter_ = std::max(gutter_, std::to_string(primary_location(finding.parties[i]).line).size());
  }
  for (std::size_t i = 0; i < shown; ++i) {
    write(finding.parties[i], i == 0 ? color_of(finding.severity) : kBlue, i == 0 ? '^' : '-');
  }
  if (std::size_t rest = finding.parties.size() - shown; rest > 0) {
    const std::string has = finding.unlisted == 0 ? "all" : std::to_string(rest);
    equals("and " + std::to_string(rest + finding.unlisted) + " more (the json format has " + has + " of them)");
  }
  if (!finding.help.empty()) equals(paint("help", kBold) + ": " + printable(finding.help, kSentence));
}

void TextWriter::write(const Notification& notification) {
  headline(notification.severity, notification.message, "");
  gutter_ = 1;
  if (notification.place) arrow(*notification.place, "");
}

}  // namespace

std::string write_text_findings(const Report& report, const TextStyle& style) {
  TextWriter writer(style);
  for (const Finding& finding : report.findings) writer.write(finding);
  return writer.take();
}

std::string write_text(const Report& report, const TextStyle& style) {
  std::string text = plan_text(report, style.color);
  if (const std::string findings = write_text_findings(report, style); !findings.empty()) text += findings + "\n";
  TextWriter writer(style);
  for (const Notification& notification : report.notifications) writer.write(notification);
  if (std::string notes = writer.take(); !notes.empty()) text += notes + "\n";
  return text + summary_text(report);
}

}  // namespace crosscheck
