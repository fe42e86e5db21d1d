#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "finding/report.h"

namespace crosscheck {

// A problem as a view for people writes it: one finding, or what several of different environments have in common.
// Valid as long as the report.
struct ShownProblem {
  const Finding* finding;
  std::vector<const Finding*> members;    // all that are in it
  std::vector<std::string> environments;  // where there are several: "production", or the place of one without a name
};

// In the order of the report's problems. A report that has none, which is one that `lint` did not make, has a problem
// for each finding.
std::vector<ShownProblem> shown_problems(const Report& report);

// "production" of "production (222222222222/us-west-2)".
std::string environment_label(const std::string& environment);

}  // namespace crosscheck
