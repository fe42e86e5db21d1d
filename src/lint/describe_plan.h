#pragma once

#include <vector>

#include "finding/report.h"
#include "rules/rule.h"

namespace crosscheck {

// The model's plan with what the findings say about it. The model has one.
DeploymentPlan describe_plan(const Model& model, const std::vector<Rule>& rules, const std::vector<Finding>& findings);

}  // namespace crosscheck
