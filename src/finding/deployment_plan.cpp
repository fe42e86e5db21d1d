#include "finding/deployment_plan.h"

#include <algorithm>

namespace crosscheck {

std::string_view name(StackStep::Outcome outcome) {
  switch (outcome) {
    case StackStep::Outcome::Unknown: return "unknown";
    case StackStep::Outcome::Unchanged: return "unchanged";
    case StackStep::Outcome::Created: return "created";
    case StackStep::Outcome::Changed: return "changed";
    case StackStep::Outcome::Fails: return "fails";
    case StackStep::Outcome::NotReached: return "not-reached";
  }
  return "";
}

std::size_t DeploymentPlan::count(StackStep::Outcome outcome) const {
  std::size_t count = 0;
  for (const Lane& lane : lanes) {
    for (const std::vector<StackStep>& wave : lane.waves) {
      count += static_cast<std::size_t>(
          std::count_if(wave.begin(), wave.end(), [&](const StackStep& step) { return step.outcome == outcome; }));
    }
  }
  return count;
}

}  // namespace crosscheck
