#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "report/plural.h"
#include "report/primary_location.h"
#include "report/sarif_rule.h"
#include "report/uri.h"
#include "report/writers.h"
#include "text/printable.h"

// Which parts of SARIF are written, and why, follows from GitHub code scanning: it reads `locations[0]` only,
// rejects uploads with a missing physical location or an empty text, and identifies an alert by the
// fingerprint `primaryLocationLineHash` alone. Suppressed findings are left out: it would open them again.

namespace crosscheck {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kSchema = "https://json.schemastore.org/sarif-2.1.0.json";
// Where the project lives; empty in a build that is not a release.
constexpr std::string_view kInformationUri = CROSSCHECK_HOME;
// Where its site is, with a slash at its end; empty where there is none.
constexpr std::string_view kSite = CROSSCHECK_SITE;
constexpr std::string_view kRoot = "%SRCROOT%";

// What GitHub shows of one run, and takes with one result.
constexpr std::size_t kResults = 5000;
constexpr std::size_t kRelated = 99;
// Ours: enough for a person, small enough for an upload of many findings.
constexpr std::size_t kLinks = 10;
constexpr std::size_t kCodeFlows = 20;
constexpr std::size_t kFrames = 100;

std::string sentence(const std::string& text) { return text.ends_with('.') ? text : text + "."; }

// Brackets would make a link of what they surround.
std::string unlinked(std::string_view text, std::size_t limit) {
  std::string result;
  for (char c : printable(text, limit)) {
    if (c == '[' || c == ']' || c == '\\') result += '\\';
    result += c;
  }
  return result;
}

std::string label_of(const Party& party) {
  return party.label.empty() ? "the other place" : unlinked(party.label, kSentence);
}

// Empty texts count as missing, so they are left out.
void put(Json& object, const char* key, std::string_view text) {
  if (!text.empty()) object[key] = text;
}

Json message_json(std::string text) { return Json::object({{"text", std::move(text)}}); }

Json region_json(const Place& place) {
  std::uint32_t line = std::max(place.line, 1u), column = std::max(place.utf16_column, 1u);
  std::uint32_t end_line = std::max(place.end_line, line), end_column = std::max(place.utf16_end_column, 1u);
  if (end_line == line) end_column = std::max(end_column, column + 1);
  return {{"startLine", line}, {"startColumn", column}, {"endLine", end_line}, {"endColumn", end_column}};
}

Json physical_json(const Place& place) {
  Json artifact{{"uri", path_uri(place.file)}};
  if (!place.file.starts_with('/')) artifact["uriBaseId"] = kRoot;
  return {{"artifactLocation", std::move(artifact)}, {"region", region_json(place)}};
}

// The party's name in CloudFormation and in the construct tree.
Json logical_json(const Party& party) {
  Json logical = Json::object();
  put(logical, "name", printable(party.logical_id));
  put(logical, "fullyQualifiedName",
      printable(party.construct_path.empty() ? party.address : party.construct_path, kSentence));
  if (!logical.empty() && !party.type.empty()) logical["kind"] = "resource";
  return logical;
}

Json location_json(const Party& party, const Place& place) {
  Json location{{"physicalLocation", physical_json(place)}};
  if (Json logical = logical_json(party); !logical.empty()) {
    location["logicalLocations"] = Json::array({std::move(logical)});
  }
  return location;
}

// The other parties come first and are numbered from 1, as the links in the message expect; then, for those
// that are shown elsewhere, where their templates have them, and where lists of deployments have their stacks.
Json related_json(const Finding& finding, bool anchored) {
  Json related = Json::array();
  auto add = [&](const Party& party, const Place& place, const std::string& text) {
    if (related.size() == kRelated) return;
    Json location = Json::object({{"id", related.size() + 1}});
    location.update(location_json(party, place));
    location["message"] = message_json(sentence(text));
    related.push_back(std::move(location));
  };
  for (std::size_t i = 1; i < finding.parties.size(); ++i) {
    add(finding.parties[i], primary_location(finding.parties[i]), label_of(finding.parties[i]));
  }
  for (const Party& party : finding.parties) {
    bool elsewhere = party.source || (anchored && &party == &finding.parties.front());
    if (elsewhere) add(party, party.template_place, "in the template: " + label_of(party));
    if (party.entry) add(party, *party.entry, "deployed here: " + label_of(party));
  }
  return related;
}

Json frame_json(const Frame& frame) {
  Place place{.file = frame.file,
              .line = frame.line,
              .column = frame.column,
              .end_line = frame.line,
              .end_column = frame.column,
              .utf16_column = frame.column,
              .utf16_end_column = frame.column,
              .excerpt = {}};
  Json location{{"physicalLocation", physical_json(place)}};
  if (!frame.function.empty()) {
    location["message"] = message_json(sentence(unlinked(frame.function, kSentence)));
  }
  return Json::object({{"location", std::move(location)}});
}

// How each party came to be, from the app's entry down to the construct.
Json code_flows_json(const Finding& finding) {
  Json flows = Json::array();
  for (const Party& party : finding.parties) {
    if (party.trace.empty() || flows.size() == kCodeFlows) continue;
    Json steps = Json::array();
    for (std::size_t i = std::min(party.trace.size(), kFrames); i-- > 0;) {
      steps.push_back(frame_json(party.trace[i]));
    }
    Json thread = Json::object({{"locations", std::move(steps)}});
    flows.push_back(Json::object(
        {{"message", message_json(sentence(label_of(party)))}, {"threadFlows", Json::array({std::move(thread)})}}));
  }
  return flows;
}

std::string result_text(const Finding& finding, bool anchored) {
  std::string text = unlinked(finding.message, kSentence), owners;
  // GitHub shows no messages on locations: who is in conflict is said here, the primary party first.
  if (!finding.parties.empty() && !finding.parties.front().label.empty()) owners = label_of(finding.parties.front());
  std::size_t others = finding.parties.empty() ? 0 : finding.parties.size() - 1;
  for (std::size_t i = 1; i <= std::min(others, kLinks); ++i) {
    join(owners, ", ", "[" + label_of(finding.parties[i]) + "](" + std::to_string(i) + ")");
  }
  if (others > kLinks) owners += " and " + std::to_string(others - kLinks) + " more";
  if (!owners.empty()) text += ": " + owners;
  text = sentence(text);
  if (anchored && !finding.parties.empty()) {
    const Place& place = finding.parties.front().template_place;
    text += " In " + unlinked(place.file, kSentence) + ":" + std::to_string(place.line) + ".";
  }
  if (!finding.help.empty()) text += " Help: " + sentence(unlinked(finding.help, kSentence));
  return text;
}

Json result_json(const Finding& finding, std::size_t rule_index, const Report& report) {
  Party unknown;  // a finding without parties still needs a place
  const Party& primary = finding.parties.empty() ? unknown : finding.parties.front();
  std::optional<Place> anchor = anchor_for(finding, report);
  Json location = location_json(primary, anchor ? *anchor : primary_location(primary));
  Json result{{"ruleId", sarif_rule_id(finding.rule)},
              {"ruleIndex", rule_index},
              {"level", name(finding.severity)},
              {"message", message_json(result_text(finding, anchor.has_value()))},
              {"locations", Json::array({std::move(location)})}};
  if (Json related = related_json(finding, anchor.has_value()); !related.empty()) {
    result["relatedLocations"] = std::move(related);
  }
  if (Json flows = code_flows_json(finding); !flows.empty()) result["codeFlows"] = std::move(flows);
  if (!finding.fingerprint.empty()) {
    std::string fingerprint = printable(finding.fingerprint);
    result["partialFingerprints"] = {{"primaryLocationLineHash", fingerprint + ":1"},
                                     {"crosscheckConflict/v1", fingerprint}};
  }
  return result;
}

Json rule_json(const RuleSummary& rule) {
  SarifRule texts = sarif_rule(rule, kSite);
  Json object{
      {"id", texts.id},
      {"name", texts.name},
      {"shortDescription", message_json(texts.short_description)},
      {"fullDescription", message_json(texts.full_description)},
      {"help", {{"text", texts.help_text}, {"markdown", texts.help_markdown}}},
      {"defaultConfiguration", Json::object({{"level", name(rule.severity)}})},
      {"properties", {{"tags", texts.tags}, {"precision", "high"}, {"problem.severity", texts.problem_severity}}}};
  put(object, "helpUri", texts.help_uri.empty() ? kInformationUri : std::string_view(texts.help_uri));
  return object;
}

Json notification_json(const Notification& notification) {
  std::string text = notification.message.empty() ? "no message" : notification.message;
  Json object{{"level", name(notification.severity)}, {"message", message_json(sentence(unlinked(text, kSentence)))}};
  if (notification.place) {
    Json location = Json::object({{"physicalLocation", physical_json(*notification.place)}});
    object["locations"] = Json::array({std::move(location)});
  }
  return object;
}

Json invocation_json(const Report& report) {
  Json notifications = Json::array();
  for (const Notification& notification : report.notifications) {
    notifications.push_back(notification_json(notification));
  }
  if (report.findings.size() > kResults) {
    std::string text = "only " + std::to_string(kResults) + " of " + std::to_string(report.findings.size()) +
                       " findings are listed here, the most severe ones; the json format has all of them";
    notifications.push_back(notification_json({.severity = Severity::Warning, .message = text, .place = std::nullopt}));
  }
  Json invocation{{"executionSuccessful", report.complete}};
  if (!notifications.empty()) invocation["toolExecutionNotifications"] = std::move(notifications);
  return invocation;
}

// Every selected rule and, should a finding have another one, that too: results refer to rules by number.
std::vector<RuleSummary> all_rules(const Report& report, std::map<std::string, std::size_t>& numbers) {
  std::vector<RuleSummary> rules = report.rules;
  for (std::size_t i = 0; i < rules.size(); ++i) numbers.emplace(rules[i].id, i);
  for (const Finding& finding : report.findings) {
    if (!numbers.emplace(finding.rule, rules.size()).second) continue;
    RuleSummary& rule = rules.emplace_back();
    rule.id = rule.title = finding.rule;
    rule.severity = finding.severity;
    rule.family = finding.family;
    rule.help = finding.help;
  }
  return rules;
}

}  // namespace

std::string write_sarif(const Report& report, std::string_view category) {
  std::map<std::string, std::size_t> numbers;
  Json rules = Json::array();
  for (const RuleSummary& rule : all_rules(report, numbers)) rules.push_back(rule_json(rule));
  Json results = Json::array();
  for (std::size_t i = 0; i < std::min(report.findings.size(), kResults); ++i) {
    results.push_back(result_json(report.findings[i], numbers.at(report.findings[i].rule), report));
  }

  Json driver{{"name", "crosscheck"}};
  put(driver, "fullName", printable("crosscheck " + report.version));
  put(driver, "semanticVersion", printable(report.version));
  put(driver, "informationUri", kInformationUri);
  driver["rules"] = std::move(rules);
  if (category.ends_with('/')) category.remove_suffix(1);
  Json root = Json::object({{"description", message_json("the root of the repository.")}});
  Json run{{"tool", Json::object({{"driver", std::move(driver)}})},
           {"automationDetails", Json::object({{"id", printable(category) + "/"}})},
           {"invocations", Json::array({invocation_json(report)})},
           {"originalUriBaseIds", Json::object({{std::string(kRoot), std::move(root)}})},
           {"columnKind", "utf16CodeUnits"},
           {"results", std::move(results)}};
  Json log{{"$schema", kSchema}, {"version", "2.1.0"}, {"runs", Json::array({std::move(run)})}};
  return log.dump(2) + "\n";
}

}  // namespace crosscheck
