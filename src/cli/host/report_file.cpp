#include "cli/host/report_file.h"

#include <charconv>

#include "config/strict.h"
#include "text/error.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

constexpr std::size_t kReportBytes = 256u << 20;
constexpr std::string_view kOurName = "crosscheck";

template <typename Number>
Number number_in(Element element, Number otherwise = 0) {
  if (element.kind() != Kind::Number) return otherwise;
  const std::string text = element.text();
  Number value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? value : otherwise;
}

std::string text_in(Element element) { return element.is_string() ? element.text() : std::string(); }

bool flag_in(Element element, bool otherwise) {
  return element.kind() == Kind::Bool ? element.equals("true") : otherwise;
}

std::vector<std::string> texts_in(Element list) {
  std::vector<std::string> result;
  if (!list.is_array()) return result;
  for (const Element item : list.children()) result.push_back(text_in(item));
  return result;
}

template <typename Read>
void each_in(Element list, Read read) {
  if (!list.is_array()) return;
  for (const Element item : list.children()) read(item);
}

Place read_place(Element element) {
  Place place;
  place.file = text_in(element["file"]);
  place.line = place.end_line = number_in<std::uint32_t>(element["line"], 1);
  place.column = place.end_column = number_in<std::uint32_t>(element["column"], 1);
  return place;
}

Party read_party(Element element) {
  Party party;
  party.label = text_in(element["label"]);
  party.stack = text_in(element["stack"]);
  party.environment = text_in(element["environment"]);
  party.logical_id = text_in(element["logicalId"]);
  party.construct_path = text_in(element["constructPath"]);
  party.type = text_in(element["type"]);
  party.address = text_in(element["address"]);
  party.deployed = flag_in(element["deployed"], false);
  party.template_place = read_place(element["template"]);
  if (element["source"].is_object()) party.source = read_place(element["source"]);
  if (element["entry"].is_object()) party.entry = read_place(element["entry"]);
  return party;
}

Finding read_finding(Element element) {
  Finding finding;
  finding.rule = text_in(element["rule"]);
  finding.severity = severity_named(text_in(element["severity"])).value_or(Severity::Error);
  finding.family = text_in(element["family"]);
  finding.message = text_in(element["message"]);
  finding.help = text_in(element["help"]);
  finding.fingerprint = text_in(element["fingerprint"]);
  if (const Element identity = element["identity"]; identity.is_object()) {
    finding.identity = Identity{
        .space = text_in(identity["namespace"]), .scope = text_in(identity["scope"]), .key = text_in(identity["key"])};
  }
  each_in(element["parties"], [&](Element party) { finding.parties.push_back(read_party(party)); });
  return finding;
}

Summary read_summary(Element element) {
  Summary summary;
  summary.errors = number_in<std::size_t>(element["errors"]);
  summary.warnings = number_in<std::size_t>(element["warnings"]);
  summary.notes = number_in<std::size_t>(element["notes"]);
  summary.suppressed = number_in<std::size_t>(element["suppressed"]);
  summary.in_baseline = number_in<std::size_t>(element["inBaseline"]);
  summary.stacks = number_in<std::size_t>(element["stacks"]);
  summary.resources = number_in<std::size_t>(element["resources"]);
  each_in(element["environments"], [&](Element one) {
    summary.environments.push_back({.label = text_in(one["label"]),
                                    .account = text_in(one["account"]),
                                    .region = text_in(one["region"]),
                                    .label_source = text_in(one["labelSource"]),
                                    .stacks = texts_in(one["stacks"]),
                                    .qualifiers = texts_in(one["qualifiers"])});
  });
  return summary;
}

Report read_json_report(const StrictFile& file, Element root) {
  if (number_in<std::size_t>(root["schemaVersion"]) != 1) {
    file.fail(root["schemaVersion"].span(), "a report of a version that this program does not know",
              "it reads `schemaVersion` 1");
  }
  Report report;
  report.version = text_in(root["tool"]["version"]);
  report.complete = flag_in(root["complete"], false);
  report.config = text_in(root["config"]);
  report.summary = read_summary(root["summary"]);
  each_in(root["findings"], [&](Element finding) { report.findings.push_back(read_finding(finding)); });
  each_in(root["problems"], [&](Element problem) {
    ProblemGroup group;
    each_in(problem["findings"], [&](Element position) {
      const auto at = number_in<std::size_t>(position, report.findings.size());
      if (at < report.findings.size()) group.findings.push_back(at);
    });
    if (!group.findings.empty()) report.problems.push_back(std::move(group));
  });
  return report;
}

Place read_sarif_location(Element location) {
  const Element physical = location["physicalLocation"], region = physical["region"];
  Place place;
  place.file = text_in(physical["artifactLocation"]["uri"]);
  place.line = place.end_line = number_in<std::uint32_t>(region["startLine"], 1);
  place.column = place.end_column = number_in<std::uint32_t>(region["startColumn"], 1);
  return place;
}

Report read_sarif(Element run) {
  Report report;
  report.version = text_in(run["tool"]["driver"]["version"]);
  report.complete = flag_in(run["invocations"].item(0)["executionSuccessful"], true);
  each_in(run["results"], [&](Element result) {
    Finding finding;
    finding.rule = text_in(result["ruleId"]);
    finding.severity = severity_named(text_in(result["level"])).value_or(Severity::Warning);
    finding.message = text_in(result["message"]["text"]);
    finding.fingerprint = text_in(result["partialFingerprints"]["crosscheckConflict/v1"]);
    for (const char* list : {"locations", "relatedLocations"}) {
      each_in(result[list], [&](Element location) {
        Party party;
        party.label = text_in(location["message"]["text"]);
        party.template_place = read_sarif_location(location);
        finding.parties.push_back(std::move(party));
      });
    }
    report.findings.push_back(std::move(finding));
  });
  return report;
}

}  // namespace

Report read_report(Sources& sources, FileId id) {
  sources.expect_large(id);
  const StrictFile file(sources, id, kReportBytes, StrictFile::Language::Json);
  const Element root = file.root(), run = root["runs"].item(0);
  if (root["schemaVersion"] && text_in(root["tool"]["name"]) == kOurName) return read_json_report(file, root);
  if (text_in(run["tool"]["driver"]["name"]) == kOurName) return read_sarif(run);
  throw InputError(printable(sources.display(id)) + " is no report of crosscheck; `check -o json:FILE` writes one");
}

}  // namespace crosscheck
