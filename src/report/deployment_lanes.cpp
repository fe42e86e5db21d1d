#include "report/deployment_lanes.h"

#include <set>
#include <string_view>
#include <utility>

#include "report/plan_text.h"

namespace crosscheck {

std::vector<DeploymentLane> deployment_lanes(const Report& report) {
  std::map<std::string_view, std::string> headings;  // of the plan's environments, by that of a stack
  if (report.plan) {
    for (const DeploymentPlan::Lane& lane : report.plan->lanes) {
      for (const std::vector<StackStep>& wave : lane.waves) {
        for (const StackStep& step : wave) headings.try_emplace(step.environment, lane_heading(lane));
      }
    }
  }
  std::map<std::string, std::vector<const DeployedStack*>> stacks;
  if (report.details) {
    for (const DeployedStack& stack : report.details->stacks) {
      const auto heading = headings.find(stack.environment);
      stacks[heading == headings.end() ? stack.environment : heading->second].push_back(&stack);
    }
  }
  std::vector<DeploymentLane> lanes;
  for (auto& [heading, all] : stacks) {
    DeploymentLane& lane =
        lanes.emplace_back(DeploymentLane{.heading = heading, .stacks = std::move(all), .numbers = {}});
    std::set<std::size_t> waves;
    for (const DeployedStack* stack : lane.stacks) waves.insert(stack->wave);
    for (const std::size_t wave : waves) lane.numbers.try_emplace(wave, lane.numbers.size() + 1);
  }
  return lanes;
}

}  // namespace crosscheck
