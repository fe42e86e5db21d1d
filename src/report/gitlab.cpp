#include <nlohmann/json.hpp>
#include <string_view>

#include "report/annotation.h"
#include "report/unique.h"
#include "report/wrap.h"
#include "report/writers.h"
#include "text/printable.h"

// GitLab's Code Quality report. The widget of a merge request shows severity, description and place and
// nothing of the check's name, so that stands before the description, which is read in one line and so is short; an
// entry with the fingerprint of another is dropped.

namespace crosscheck {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLongestDescription = 299;  // characters

std::string_view gitlab_severity(Severity severity) {
  switch (severity) {
    case Severity::Error: return "critical";
    case Severity::Warning: return "major";
    case Severity::Note: return "info";
  }
  return "critical";
}

// What fits into a description: the headline, cut if it has to be, then what else is said, the parties before the help.
std::string description(const std::string& rule, const Annotation& shown) {
  std::string text = rule + ": " + shown.lines.front();
  std::size_t size = columns_of(text);
  if (size > kLongestDescription) {
    std::size_t at = 0;
    for (std::size_t i = 1; i < kLongestDescription; ++i) next_code_point(text, at);
    return text.substr(0, at) + "…";
  }
  for (auto line = shown.lines.begin() + 1; line != shown.lines.end(); ++line) {
    size += 2 + columns_of(*line);
    if (size > kLongestDescription) break;
    text += "; " + *line;
  }
  return text;
}

Json entry_json(const Finding& finding, const Report& report, Unique& fingerprints) {
  const Annotation shown = annotation(finding, report);
  const std::string rule = finding.rule.empty() ? "unnamed" : printable(finding.rule);
  const std::string fingerprint = finding.fingerprint.empty() ? rule : printable(finding.fingerprint);
  Json lines = Json::object({{"begin", shown.place.line}});
  return {{"description", description(rule, shown)},
          {"check_name", rule},
          {"fingerprint", fingerprints.made(fingerprint)},
          {"severity", gitlab_severity(finding.severity)},
          {"location", {{"path", printable(shown.place.file)}, {"lines", std::move(lines)}}}};
}

}  // namespace

std::string write_gitlab(const Report& report) {
  Json entries = Json::array();
  Unique fingerprints;
  for (const Finding& finding : report.findings) entries.push_back(entry_json(finding, report, fingerprints));
  return entries.dump(2) + "\n";
}

}  // namespace crosscheck
