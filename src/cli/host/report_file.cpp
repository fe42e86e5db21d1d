#include "cli/host/report_file.h"

#include <charconv>

#include "config/strict.h"
#include "text/error.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

constexpr std::size_t kBytes = 256u << 20;
constexpr std::string_view kProgram = "crosscheck";

template <typename Number>
Number number(Element element, Number otherwise = 0) {
  if (element.kind() != Kind::Number) return otherwise;
  const std::string text = element.text();
  Number value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? value : otherwise;
}

std::string text(Element element) { return element.is_string() ? element.text() : std::string(); }

bool flag(Element element, bool otherwise) { return element.kind() == Kind::Bool ? element.equals("true") : otherwise; }

std::vector<std::string> texts(Element list) {
  std::vector<std::string> result;
  if (!list.is_array()) return result;
  for (const Element item : list.children()) result.push_back(text(item));
  return result;
}

template <typename Read>
void each(Element list, Read read) {
  if (!list.is_array()) return;
  for (const Element item : list.children()) read(item);
}

Place read_place(Element element) {
  Place place;
  place.file = text(element["file"]);
  place.line = place.end_line = number<std::uint32_t>(element["line"], 1);
  place.column = place.end_column = number<std::uint32_t>(element["column"], 1);
  return place;
}

Party read_party(Element element) {
  Party party;
  party.label = text(element["label"]);
  party.stack = text(element["stack"]);
  party.environment = text(element["environment"]);
  party.logical_id = text(element["logicalId"]);
  party.construct_path = text(element["constructPath"]);
  party.type = text(element["type"]);
  party.address = text(element["address"]);
  party.deployed = flag(element["deployed"], false);
  party.template_place = read_place(element["template"]);
  if (element["source"].is_object()) party.source = read_place(element["source"]);
  return party;
}

Finding read_finding(Element element) {
  Finding finding;
  finding.rule = text(element["rule"]);
  finding.severity = severity_named(text(element["severity"])).value_or(Severity::Error);
  finding.family = text(element["family"]);
  finding.message = text(element["message"]);
  finding.help = text(element["help"]);
  finding.fingerprint = text(element["fingerprint"]);
  if (const Element identity = element["identity"]; identity.is_object()) {
    finding.identity =
        Identity{.space = text(identity["namespace"]), .scope = text(identity["scope"]), .key = text(identity["key"])};
  }
  each(element["parties"], [&](Element party) { finding.parties.push_back(read_party(party)); });
  return finding;
}

Summary read_summary(Element element) {
  Summary summary;
  summary.errors = number<std::size_t>(element["errors"]);
  summary.warnings = number<std::size_t>(element["warnings"]);
  summary.notes = number<std::size_t>(element["notes"]);
  summary.suppressed = number<std::size_t>(element["suppressed"]);
  summary.in_baseline = number<std::size_t>(element["inBaseline"]);
  summary.stacks = number<std::size_t>(element["stacks"]);
  summary.resources = number<std::size_t>(element["resources"]);
  each(element["environments"], [&](Element one) {
    summary.environments.push_back({.label = text(one["label"]),
                                    .account = text(one["account"]),
                                    .region = text(one["region"]),
                                    .label_source = text(one["labelSource"]),
                                    .stacks = texts(one["stacks"]),
                                    .qualifiers = texts(one["qualifiers"])});
  });
  return summary;
}

Report read_json_report(const StrictFile& file, Element root) {
  if (number<std::size_t>(root["schemaVersion"]) != 1) {
    file.fail(root["schemaVersion"].span(), "a report of a version that this program does not know",
              "it reads `schemaVersion` 1");
  }
  Report report;
  report.version = text(root["tool"]["version"]);
  report.complete = flag(root["complete"], false);
  report.config = text(root["config"]);
  report.summary = read_summary(root["summary"]);
  each(root["findings"], [&](Element finding) { report.findings.push_back(read_finding(finding)); });
  each(root["problems"], [&](Element problem) {
    ProblemGroup group;
    each(problem["findings"], [&](Element position) {
      const auto at = number<std::size_t>(position, report.findings.size());
      if (at < report.findings.size()) group.findings.push_back(at);
    });
    if (!group.findings.empty()) report.problems.push_back(std::move(group));
  });
  return report;
}

Place read_location(Element location) {
  const Element physical = location["physicalLocation"], region = physical["region"];
  Place place;
  place.file = text(physical["artifactLocation"]["uri"]);
  place.line = place.end_line = number<std::uint32_t>(region["startLine"], 1);
  place.column = place.end_column = number<std::uint32_t>(region["startColumn"], 1);
  return place;
}

Report read_sarif(Element run) {
  Report report;
  report.version = text(run["tool"]["driver"]["version"]);
  report.complete = flag(run["invocations"].item(0)["executionSuccessful"], true);
  each(run["results"], [&](Element result) {
    Finding finding;
    finding.rule = text(result["ruleId"]);
    finding.severity = severity_named(text(result["level"])).value_or(Severity::Warning);
    finding.message = text(result["message"]["text"]);
    finding.fingerprint = text(result["partialFingerprints"]["crosscheckConflict/v1"]);
    for (const char* list : {"locations", "relatedLocations"}) {
      each(result[list], [&](Element location) {
        Party party;
        party.label = text(location["message"]["text"]);
        party.template_place = read_location(location);
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
  const StrictFile file(sources, id, kBytes, StrictFile::Language::Json);
  const Element root = file.root(), run = root["runs"].item(0);
  if (root["schemaVersion"] && text(root["tool"]["name"]) == kProgram) return read_json_report(file, root);
  if (text(run["tool"]["driver"]["name"]) == kProgram) return read_sarif(run);
  throw InputError(printable(sources.display(id)) + " is no report of crosscheck; `check -o json:FILE` writes one");
}

}  // namespace crosscheck
