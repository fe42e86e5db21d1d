#include <nlohmann/json.hpp>
#include <string_view>

#include "report/shown_problem.h"
#include "report/writers.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

using Json = nlohmann::ordered_json;

// Beyond the longest name that any service allows (an SSM parameter has 2048 characters).
constexpr std::size_t kText = 4096;

std::string safe(std::string_view text) { return printable(text, kText); }

// Objects that hold much, or that are many, are made with room for what they hold: nlohmann's ordered objects copy all
// of it whenever they grow.
Json room_for(std::size_t members) {
  Json object = Json::object();
  object.get_ref<Json::object_t&>().reserve(members);
  return object;
}

Json strings(const std::vector<std::string>& texts) {
  Json array = Json::array();
  for (const std::string& text : texts) array.push_back(safe(text));
  return array;
}

Json place_json(const Place& place) {
  Json json = room_for(3);
  json["file"] = safe(place.file);
  json["line"] = place.line;
  json["column"] = place.column;
  return json;
}

Json place_or_null(const std::optional<Place>& place) { return place ? place_json(*place) : Json(nullptr); }

Json party_json(const Party& party) {
  Json json = room_for(11);
  json["label"] = safe(party.label);
  json["stack"] = safe(party.stack);
  json["environment"] = safe(party.environment);
  json["logicalId"] = safe(party.logical_id);
  json["constructPath"] = safe(party.construct_path);
  json["type"] = safe(party.type);
  json["address"] = safe(party.address);
  json["template"] = place_json(party.template_place);
  json["source"] = place_or_null(party.source);
  json["entry"] = place_or_null(party.entry);
  json["deployed"] = party.deployed;
  return json;
}

Json identity_json(const std::optional<Identity>& identity) {
  if (!identity) return nullptr;
  return {{"namespace", safe(identity->space)}, {"scope", safe(identity->scope)}, {"key", safe(identity->key)}};
}

Json finding_json(const Finding& finding) {
  Json parties = Json::array();
  for (const Party& party : finding.parties) parties.push_back(party_json(party));
  Json json = room_for(8);
  json["rule"] = safe(finding.rule);
  json["severity"] = name(finding.severity);
  json["family"] = safe(finding.family);
  json["message"] = safe(finding.message);
  json["help"] = safe(finding.help);
  json["fingerprint"] = safe(finding.fingerprint);
  json["identity"] = identity_json(finding.identity);
  json["parties"] = std::move(parties);
  return json;
}

Json problem_json(const ShownProblem& problem, const Report& report) {
  Json findings = Json::array(), environments = Json::array();
  for (const Finding* finding : problem.members) {
    findings.push_back(finding - report.findings.data());
    const std::string environment = finding->parties.empty() ? "" : finding->parties.front().environment;
    if (!environment.empty()) environments.push_back(safe(environment));
  }
  return {{"findings", std::move(findings)},
          {"message", safe(problem.finding->message)},
          {"help", safe(problem.finding->help)},
          {"environments", std::move(environments)}};
}

Json notice_json(const Notification& notification) {
  return {{"severity", name(notification.severity)},
          {"message", safe(notification.message)},
          {"place", place_or_null(notification.place)}};
}

Json environment_json(const EnvironmentSummary& environment) {
  return {{"label", safe(environment.label)},      {"account", safe(environment.account)},
          {"region", safe(environment.region)},    {"labelSource", safe(environment.label_source)},
          {"stacks", strings(environment.stacks)}, {"qualifiers", strings(environment.qualifiers)}};
}

Json unchecked_json(const Unchecked& unchecked) {
  Json types = Json::array();
  for (const auto& [type, resources] : unchecked.types)
    types.push_back({{"type", safe(type)}, {"resources", resources}});
  return {{"rules", unchecked.rules},
          {"types", std::move(types)},
          {"nestedStacks", unchecked.nested_stacks},
          {"transforms", unchecked.transforms},
          {"loops", unchecked.loops}};
}

Json summary_json(const Summary& summary) {
  Json environments = Json::array();
  for (const EnvironmentSummary& environment : summary.environments) {
    environments.push_back(environment_json(environment));
  }
  return {{"errors", summary.errors},
          {"warnings", summary.warnings},
          {"notes", summary.notes},
          {"suppressed", summary.suppressed},
          {"inBaseline", summary.in_baseline},
          {"outsideChange", summary.outside_change},
          {"stacks", summary.stacks},
          {"resources", summary.resources},
          {"claims", summary.claims},
          {"uses", summary.uses},
          {"environments", std::move(environments)},
          {"unchecked", unchecked_json(summary.unchecked)}};
}

Json step_json(const StackStep& step, std::size_t wave) {
  return {{"stack", safe(step.stack)},
          {"place", safe(step.place)},
          {"wave", wave},
          {"outcome", name(step.outcome)},
          {"why", safe(step.why)},
          {"added", step.added},
          {"changed", step.changed},
          {"removed", step.removed.size()},
          {"removedIds", strings(step.removed)},
          {"replaced", strings(step.replaced)},
          {"mayBeReplaced", strings(step.may_replace)},
          {"holdData", strings(step.hold_data)},
          {"macro", step.macro},
          {"findings", step.findings}};
}

Json plan_json(const DeploymentPlan& plan) {
  Json environments = Json::array();
  for (const DeploymentPlan::Lane& lane : plan.lanes) {
    Json stacks = Json::array();
    for (std::size_t i = 0; i < lane.waves.size(); ++i) {
      for (const StackStep& step : lane.waves[i]) stacks.push_back(step_json(step, i + 1));
    }
    environments.push_back({{"environment", safe(lane.environment)}, {"stacks", std::move(stacks)}});
  }
  return {{"compared", plan.compared},
          {"environments", std::move(environments)},
          {"notCompared", strings(plan.uncovered)},
          {"leftOver", strings(plan.left_over)}};
}

Json owner_json(const OwnershipRow& row) {
  if (row.owner.empty()) return nullptr;
  return {{"stack", safe(row.owner)},
          {"environment", safe(row.environment)},
          {"logicalId", safe(row.logical_id)},
          {"type", safe(row.type)}};
}

Json users_json(const OwnershipRow& row) {
  Json users = Json::array();
  for (const OwnershipRow::User& user : row.users) {
    users.push_back(
        {{"stack", safe(user.stack)}, {"environment", safe(user.environment)}, {"evidence", safe(user.evidence)}});
  }
  return users;
}

Json trust_json(const TrustRow& row) {
  Json conditions = Json::array();
  for (const TrustRow::Condition& one : row.conditions) {
    Json values = Json::array();
    for (const std::string& value : one.values) values.push_back(safe(value));
    conditions.push_back({{"operator", safe(one.operation)}, {"key", safe(one.key)}, {"values", std::move(values)}});
  }
  return {{"stack", safe(row.stack)},          {"environment", safe(row.environment)},
          {"logicalId", safe(row.logical_id)}, {"role", row.role.empty() ? Json() : Json(safe(row.role))},
          {"provider", safe(row.provider)},    {"conditions", std::move(conditions)}};
}

// One after the other: as one value all of them take five times the room of their text.
void add_findings(std::string& text, const std::vector<Finding>& findings) {
  constexpr std::string_view kLine = "\n    ";
  text += '[';
  for (const Finding& finding : findings) {
    if (&finding != &findings.front()) text += ',';
    text += kLine;
    const std::string lines = finding_json(finding).dump(2);
    std::size_t at = 0;
    for (std::size_t end; (end = lines.find('\n', at)) != lines.npos; at = end + 1) {
      text.append(lines, at, end - at).append(kLine);
    }
    text.append(lines, at);
  }
  text += findings.empty() ? "]" : "\n  ]";
}

}  // namespace

std::string write_json(const Report& report) {
  Json problems = Json::array();
  for (const ShownProblem& problem : shown_problems(report)) problems.push_back(problem_json(problem, report));
  Json notifications = Json::array();
  for (const Notification& notification : report.notifications) {
    notifications.push_back(notice_json(notification));
  }
  const Json before{{"schemaVersion", 1},
                    {"tool", {{"name", "crosscheck"}, {"version", safe(report.version)}}},
                    {"complete", report.complete},
                    {"config", report.config.empty() ? Json(nullptr) : Json(safe(report.config))},
                    {"summary", summary_json(report.summary)}};
  Json after = room_for(3);
  after["problems"] = std::move(problems);
  after["notifications"] = std::move(notifications);
  after["plan"] = report.plan ? plan_json(*report.plan) : Json(nullptr);
  std::string text = before.dump(2);
  text.resize(text.size() - std::string_view("\n}").size());
  text += ",\n  \"findings\": ";
  add_findings(text, report.findings);
  text += ',' + after.dump(2).substr(std::string_view("{").size()) + '\n';
  return text;
}

std::string write_ownership_lines(const std::vector<OwnershipRow>& rows, const std::vector<TrustRow>&) {
  std::string text;
  for (const OwnershipRow& row : rows) {
    const auto add = [&](std::string_view kind, const std::string& stack, const std::string& environment,
                         const std::string& id, const std::string& type, const std::string& evidence) {
      const Json line{{"kind", kind},
                      {"namespace", safe(row.identity.space)},
                      {"scope", safe(row.identity.scope)},
                      {"key", safe(row.identity.key)},
                      {"stack", safe(stack)},
                      {"environment", safe(environment)},
                      {"logicalId", safe(id)},
                      {"type", safe(type)},
                      {"evidence", safe(evidence)}};
      text += line.dump() + "\n";
    };
    if (!row.owner.empty()) add("claim", row.owner, row.environment, row.logical_id, row.type, "");
    for (const OwnershipRow::User& user : row.users) add("use", user.stack, user.environment, "", "", user.evidence);
  }
  return text;
}

std::string write_ownership_json(const std::vector<OwnershipRow>& rows, const std::vector<TrustRow>& trusts) {
  Json names = Json::array();
  for (const OwnershipRow& row : rows) {
    names.push_back(
        {{"identity", identity_json(row.identity)}, {"owner", owner_json(row)}, {"users", users_json(row)}});
  }
  Json trusted = Json::array();
  for (const TrustRow& row : trusts) trusted.push_back(trust_json(row));
  Json document{{"schemaVersion", 1}, {"names", std::move(names)}, {"trusts", std::move(trusted)}};
  return document.dump(2) + "\n";
}

}  // namespace crosscheck
