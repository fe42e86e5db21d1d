#include <nlohmann/json.hpp>
#include <string_view>

#include "report/annotation.h"
#include "report/unique.h"
#include "report/writers.h"
#include "text/printable.h"

// GitLab's Code Quality report. The widget of a merge request shows severity, description and place and
// nothing of the check's name, so that stands before the description; an entry with the fingerprint of
// another is dropped.

namespace crosscheck {
namespace {

using Json = nlohmann::ordered_json;

std::string_view gitlab_severity(Severity severity) {
  switch (severity) {
    case Severity::Error: return "critical";
    case Severity::Warning: return "major";
    case Severity::Note: return "info";
  }
  return "critical";
}

Json entry_json(const Finding& finding, const Report& report, Unique& fingerprints) {
  const Annotation shown = annotation(finding, report);
  const std::string rule = finding.rule.empty() ? "unnamed" : printable(finding.rule);
  const std::string fingerprint = finding.fingerprint.empty() ? rule : printable(finding.fingerprint);
  Json lines = Json::object({{"begin", shown.place.line}});
  return {{"description", rule + ": " + one_line(shown)},
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
