#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "report/colors.h"
#include "report/plan_text.h"
#include "report/plural.h"
#include "report/primary_location.h"
#include "report/shown_problem.h"
#include "report/summary_text.h"
#include "report/wrap.h"
#include "report/writers.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

constexpr std::size_t kPartiesShown = 20;
constexpr std::size_t kExcerptsShown = 4;  // of a problem; further parties have a line each
constexpr std::size_t kAlsoShown = 10;

std::string_view color_of(Severity severity) {
  switch (severity) {
    case Severity::Error: return kRed;
    case Severity::Warning: return kYellow;
    case Severity::Note: return kCyan;
  }
  return kRed;
}

// "in cdk.out/A.template.json:12:9, resource Uploads (AWS::S3::Bucket), construct A/Uploads, deployed by
// samconfig.toml:3:1": what the arrow's place does not say yet.
std::string context(const Party& party) {
  std::string text;
  if (party.source) join(text, ", ", position(party.template_place));
  if (!party.logical_id.empty() && !party.type.empty()) {
    join(text, ", ", "resource " + printable(party.logical_id) + " (" + printable(party.type) + ")");
  }
  if (!party.construct_path.empty()) join(text, ", ", "construct " + printable(party.construct_path));
  if (!text.empty()) text = "in " + text;
  if (party.entry) join(text, ", ", "deployed by " + position(*party.entry));
  return text;
}

// Parties that say the same as an earlier one, at other places.
struct Also {
  std::string label, file;
  std::string places;  // "lib/a.ts:46:30, 77:20"
  std::size_t shown = 0, others = 0;
};

class TextWriter {
 public:
  explicit TextWriter(const TextStyle& style) : style_(style) {}

  void write(const ShownProblem& problem);
  void write(const Notification& notification);
  std::string take() { return std::move(out_); }

 private:
  std::string paint(std::string_view text, std::string_view color) const {
    if (!style_.color || text.empty()) return std::string(text);
    return std::string(color) + std::string(text) + std::string(kReset);
  }
  std::size_t room(std::size_t taken) const {
    return style_.width == 0 ? 0 : style_.width - std::min(style_.width, taken);
  }
  void headline(Severity severity, const std::string& message, std::string_view rule);
  void write(const Finding& finding);
  void write(const Party& party, std::string_view mark_color, char mark, bool with_excerpt);
  void write_excerpt(const Place& place, const std::string& label, std::string_view color, char mark);
  void arrow(const Place& place, std::string_view label);
  void link(std::string& line, const Place& place) const;
  void equals(std::string_view text, std::string_view word = {});

  const TextStyle& style_;
  std::size_t gutter_ = 1;  // digits of the longest line number of the finding
  std::string out_;
};

void TextWriter::headline(Severity severity, const std::string& message, std::string_view rule) {
  const std::string ending = rule.empty() ? "" : "[" + printable(rule) + "]";
  const std::string start(name(severity));
  std::string text = start + ": " + printable(message, kSentence);
  if (!rule.empty()) text += " " + ending;
  std::vector<std::string> lines = wrapped(text, style_.width, room(2));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string_view line = lines[i];
    if (i == 0) {
      out_ += paint(start, color_of(severity));
      line.remove_prefix(start.size());
    } else {
      out_ += "  ";
    }
    const bool last = i + 1 == lines.size() && !rule.empty();
    const std::size_t plain = last ? ending.size() + (line.size() > ending.size() ? 1 : 0) : 0;
    out_ += paint(line.substr(0, line.size() - plain), kBold);
    out_ += line.substr(line.size() - plain);
    out_ += "\n";
  }
}

// Makes the place with which a line begins a link (OSC 8), where the terminal shows them.
void TextWriter::link(std::string& line, const Place& place) const {
  const std::string at = position(place);
  if (!style_.links || !line.starts_with(at)) return;
  const std::string address = style_.links(place.file);
  if (!address.empty()) line = "\x1b]8;;" + address + "\x1b\\" + at + "\x1b]8;;\x1b\\" + line.substr(at.size());
}

void TextWriter::arrow(const Place& place, std::string_view label) {
  const std::string at = position(place) + (label.empty() ? "" : ": " + std::string(label));
  std::vector<std::string> lines = wrapped(at, room(gutter_ + 4), room(gutter_ + 4));
  link(lines.front(), place);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out_ += i == 0 ? std::string(gutter_, ' ') + paint("-->", kBlue) + " " : std::string(gutter_ + 4, ' ');
    out_ += lines[i] + "\n";
  }
}

void TextWriter::equals(std::string_view text, std::string_view word) {
  const std::string start = word.empty() ? "" : std::string(word) + ": ";
  const std::vector<std::string> lines = wrapped(start + std::string(text), room(gutter_ + 3), room(gutter_ + 3));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) {
      out_ += std::string(gutter_ + 3, ' ') + lines[i] + "\n";
      continue;
    }
    out_ += std::string(gutter_ + 1, ' ') + paint("=", kBlue) + " " + paint(word, kBold) +
            lines[i].substr(word.size()) + "\n";
  }
}

void TextWriter::write_excerpt(const Place& place, const std::string& label, std::string_view color, char mark) {
  const std::string number = std::to_string(place.line);
  const std::string bar = paint(std::string(gutter_ + 1, ' ') + "|", kBlue);
  const std::size_t width = room(gutter_ + 3);
  const Excerpt shown = cut(place.excerpt, width);
  if (width == 0) out_ += bar + "\n";  // on a terminal, lines are scarce
  out_ += paint(number + std::string(gutter_ - number.size(), ' ') + " |", kBlue) + " " + shown.text + "\n";
  std::string marks = std::string(shown.width, mark);
  const bool beside = width == 0 || shown.indent + shown.width + 1 + columns_of(label) <= width;
  if (beside && !label.empty()) marks += " " + label;
  out_ += bar + " " + std::string(shown.indent, ' ') + paint(marks, color) + "\n";
  if (beside) return;
  // Below the mark, as far to the left as it needs to be.
  const std::size_t indent = std::min(shown.indent, width - std::min(width, columns_of(label)));
  for (const std::string& line : wrapped(label, width - indent, width - indent)) {
    out_ += bar + " " + std::string(indent, ' ') + paint(line, color) + "\n";
  }
}

void TextWriter::write(const Party& party, std::string_view mark_color, char mark, bool with_excerpt) {
  const Place& place = primary_location(party);
  const std::string label = printable(party.label);
  with_excerpt = with_excerpt && style_.excerpts && !place.excerpt.text.empty();
  arrow(place, with_excerpt ? "" : label);
  if (with_excerpt) write_excerpt(place, label, mark_color, mark);
  if (party.source && !style_.verbose) return;
  if (const std::string text = context(party); !text.empty()) equals(text);
}

// The parties that a block shows, and those that repeat what one of them says.
std::vector<const Party*> shown_parties(const Finding& finding, bool all, std::vector<Also>& also) {
  std::vector<const Party*> shown;
  std::set<std::pair<std::string, std::string>> places;
  for (const Party& party : finding.parties) {
    const Place& place = primary_location(party);
    const auto alike = std::find_if(shown.begin(), shown.end(), [&](const Party* one) {
      return one->label == party.label && one->stack == party.stack;
    });
    const std::string at = position(place);
    const bool fresh = places.emplace(party.label, at).second;
    if (all || alike == shown.end()) {
      shown.push_back(&party);
      continue;
    }
    if (!fresh) continue;
    auto entry = std::find_if(also.begin(), also.end(), [&](const Also& one) { return one.label == party.label; });
    if (entry == also.end()) {
      also.push_back({.label = party.label, .file = {}, .places = {}});
      entry = also.end() - 1;
    }
    if (entry->shown == kAlsoShown) {
      ++entry->others;
      continue;
    }
    ++entry->shown;
    join(entry->places, ", ", entry->file == place.file ? at.substr(printable(place.file).size() + 1) : at);
    entry->file = place.file;
  }
  return shown;
}

void TextWriter::write(const Finding& finding) {
  if (!out_.empty()) out_ += "\n";
  headline(finding.severity, finding.message, finding.rule);
  std::vector<Also> also;
  const std::vector<const Party*> parties = shown_parties(finding, style_.verbose, also);
  const std::size_t shown = std::min(parties.size(), kPartiesShown);
  gutter_ = 1;
  for (std::size_t i = 0; i < shown; ++i) {
    gutter_ = std::max(gutter_, std::to_string(primary_location(*parties[i]).line).size());
  }
  for (std::size_t i = 0; i < shown; ++i) {
    write(*parties[i], i == 0 ? color_of(finding.severity) : kBlue, i == 0 ? '^' : '-',
          style_.verbose || i < kExcerptsShown);
  }
  for (const Also& one : also) {
    std::string text = "also " + printable(one.label) + ": " + one.places;
    if (one.others > 0) text += " and " + std::to_string(one.others) + " more";
    equals(text);
  }
  if (const std::size_t rest = parties.size() - shown; rest > 0) {
    const std::string has = finding.unlisted == 0 ? "all" : std::to_string(rest);
    equals("and " + std::to_string(rest + finding.unlisted) + " more (the json format has " + has + " of them)");
  }
}

void TextWriter::write(const ShownProblem& problem) {
  const std::vector<const Finding*> itself{problem.finding};
  for (const Finding* finding : style_.verbose ? problem.members : itself) {
    write(*finding);
    if (!style_.verbose && problem.members.size() > 1) {
      std::string list;
      for (const std::string& environment : problem.environments) join(list, ", ", printable(environment));
      equals(list, "environments");
    }
    if (!finding->help.empty()) equals(printable(finding->help, kSentence), "help");
    if (style_.verbose) equals(printable(finding->fingerprint), "fingerprint");
  }
}

void TextWriter::write(const Notification& notification) {
  headline(notification.severity, notification.message, "");
  gutter_ = 1;
  if (notification.place) arrow(*notification.place, "");
}

// How many problems of each severity are not shown, and how to see them.
std::string not_shown(const std::vector<ShownProblem>& problems, std::size_t from) {
  std::size_t counts[3] = {};
  for (std::size_t i = from; i < problems.size(); ++i)
    ++counts[static_cast<std::size_t>(problems[i].finding->severity)];
  std::string text;
  if (counts[2] > 0) join(text, ", ", counted(counts[2], "error", "errors"));
  if (counts[1] > 0) join(text, ", ", counted(counts[1], "warning", "warnings"));
  if (counts[0] > 0) join(text, ", ", counted(counts[0], "note", "notes"));
  return "\nand " + counted(problems.size() - from, "more problem", "more problems") + " (" + text +
         "): --max-problems 0 shows all, -o concise has one line for each\n";
}

std::string statistics(const Report& report) {
  std::map<std::string, std::pair<std::size_t, std::size_t>> counts;  // problems and findings by rule
  for (const ShownProblem& problem : shown_problems(report)) {
    auto& [problems, findings] = counts[problem.finding->rule];
    ++problems;
    findings += problem.members.size();
  }
  std::vector<std::pair<std::string, std::pair<std::size_t, std::size_t>>> rows(counts.begin(), counts.end());
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text = "problems  findings  rule\n";
  const auto right = [](std::size_t count) {
    const std::string digits = std::to_string(count);
    return std::string(8 - std::min<std::size_t>(8, digits.size()), ' ') + digits;
  };
  for (const auto& [rule, count] : rows) {
    text += right(count.first) + "  " + right(count.second) + "  " + printable(rule) + "\n";
  }
  return rows.empty() ? "" : text + "\n";
}

}  // namespace

std::string write_text_findings(const Report& report, const TextStyle& style) {
  TextWriter writer(style);
  const std::vector<ShownProblem> problems = shown_problems(report);
  const std::size_t shown = style.limit == 0 ? problems.size() : std::min(problems.size(), style.limit);
  for (std::size_t i = 0; i < shown; ++i) writer.write(problems[i]);
  return writer.take() + (shown < problems.size() ? not_shown(problems, shown) : "");
}

std::string write_text(const Report& report, const TextStyle& style) {
  std::string text = plan_text(report, style.color);
  if (const std::string findings = write_text_findings(report, style); !findings.empty()) text += findings + "\n";
  TextWriter writer(style);
  for (const Notification& notification : report.notifications) writer.write(notification);
  if (std::string notes = writer.take(); !notes.empty()) text += notes + "\n";
  if (style.statistics) text += statistics(report);
  return text + summary_text(report, style.width);
}

}  // namespace crosscheck
