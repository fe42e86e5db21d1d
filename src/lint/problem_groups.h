#pragma once

#include <vector>

#include "finding/report.h"
#include "rules/rule.h"

namespace crosscheck {

// The findings as people see them: those that one piece of code causes in several environments are one problem. That
// is so where rule, message, name and construct are the same but for the words of the environment. Sorted by severity,
// then by the step of the deployment that meets them first.
std::vector<ProblemGroup> group_problems(const std::vector<Finding>& findings, const Model& model,
                                         const std::vector<Rule>& rules);

}  // namespace crosscheck
