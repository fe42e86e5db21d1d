#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "finding/report.h"

namespace crosscheck {

// The stacks of one environment, or of one place where nothing names it, in the order of their deployment. Valid as
// long as the report.
struct DeploymentLane {
  std::string heading;  // "production (222222222222/us-west-2)"
  std::vector<const DeployedStack*> stacks;
  std::map<std::size_t, std::size_t> numbers;  // of the report's waves, as this lane counts them: from 1
};

// Of a report with details, sorted; one for each environment of its plan where it has one.
std::vector<DeploymentLane> deployment_lanes(const Report& report);

}  // namespace crosscheck
