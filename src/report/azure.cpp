#include <string_view>

#include "report/annotation.h"
#include "report/summary_text.h"
#include "report/writers.h"
#include "text/printable.h"

// Logging commands of Azure Pipelines, one on each line:
// `##vso[task.logissue type=error;sourcepath=…;linenumber=…;columnnumber=…;code=…;]message`. The agent undoes
// the escapes below in properties and message alike. It knows errors and warnings only, and puts the first
// ten of each on the page of the run; the log has all.

namespace crosscheck {
namespace {

std::string azure_escaped(std::string_view text, bool property) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '%': escaped += "%AZP25"; break;
      case '\r': escaped += "%0D"; break;
      case '\n': escaped += "%0A"; break;
      case ';': escaped += property ? "%3B" : ";"; break;
      case ']': escaped += property ? "%5D" : "]"; break;
      default: escaped += c;
    }
  }
  return escaped;
}

std::string property(std::string_view key, std::string_view value) {
  return value.empty() ? "" : std::string(key) + "=" + azure_escaped(value, true) + ";";
}

std::string issue(Severity severity, const std::string& properties, std::string_view message) {
  const std::string_view type = severity == Severity::Error ? "error" : "warning";
  return "##vso[task.logissue " + property("type", type) + properties + "]" + azure_escaped(message, false) + "\n";
}

std::string finding_issue(const Finding& finding, const Report& report) {
  const Annotation shown = annotation(finding, report);
  const Place& place = shown.place;
  return issue(finding.severity,
               property("sourcepath", printable(place.file)) + property("linenumber", std::to_string(place.line)) +
                   property("columnnumber", std::to_string(place.utf16_column)) +
                   property("code", printable(finding.rule)),
               one_line(shown));
}

}  // namespace

std::string write_azure(const Report& report) {
  std::string text;
  if (!report.complete) text += issue(Severity::Warning, "", "incomplete: " + std::string(kIncompleteWords));
  for (const Finding& finding : report.findings) text += finding_issue(finding, report);
  return text;
}

}  // namespace crosscheck
