#pragma once

#include <vector>

#include "finding/report.h"
#include "rules/rule.h"

namespace crosscheck {

// The stack whose deployment a problem stops, as the rule says; `kNoStack` where it stops none.
StackId stopped_stack(const Model& model, const Rule& rule, const Problem& problem);

// The model's plan with what the findings say about it. The model has one.
DeploymentPlan describe_plan(const Model& model, const std::vector<Finding>& findings);

}  // namespace crosscheck
