#include <nlohmann/json.hpp>

#include "report/fleet.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kFleetText = 4096;

std::string fleet_safe(std::string_view text) { return printable(text, kFleetText); }

}  // namespace

std::string write_fleet_json(const Fleet& fleet, const std::string& version) {
  Json repositories = Json::array(), between = Json::array(), to_do = Json::array();
  for (const Fleet::Row& row : fleet.rows) {
    const FleetMember& member = *row.member;
    Json environments = Json::array();
    for (const auto& [environment, count] : row.cells) {
      environments.push_back(
          {{"environment", fleet_safe(environment)}, {"errors", count.errors}, {"warnings", count.warnings}});
    }
    repositories.push_back(
        {{"name", fleet_safe(member.name)},
         {"file", fleet_safe(member.file)},
         {"trouble", member.trouble.empty() ? Json(nullptr) : Json(fleet_safe(member.trouble))},
         {"complete", member.trouble.empty() && member.report.complete},
         {"version", fleet_safe(member.report.version)},
         {"days", member.days ? Json(*member.days) : Json(nullptr)},
         {"environments", std::move(environments)},
         {"between", row.between},
         {"inBaseline", member.report.summary.in_baseline},
         {"inBaselineBefore", member.baseline_before ? Json(*member.baseline_before) : Json(nullptr)},
         {"suppressed", member.report.summary.suppressed},
         {"expired", row.expired}});
  }
  for (const Fleet::Matter& matter : fleet.between) {
    Json members = Json::array();
    for (const std::string& member : matter.members) members.push_back(fleet_safe(member));
    between.push_back({{"severity", name(matter.severity)},
                       {"message", fleet_safe(matter.message)},
                       {"repositories", std::move(members)}});
  }
  for (const std::string& one : fleet.to_do) to_do.push_back(fleet_safe(one));
  const Json json = {{"schemaVersion", 1},
                     {"tool", {{"name", "crosscheck"}, {"version", version}}},
                     {"complete", fleet.complete},
                     {"stacks", fleet.stacks},
                     {"resources", fleet.resources},
                     {"repositories", std::move(repositories)},
                     {"between", std::move(between)},
                     {"toDo", std::move(to_do)}};
  return json.dump(2) + '\n';
}

}  // namespace crosscheck
