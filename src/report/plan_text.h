#pragma once

#include <string>
#include <vector>

#include "finding/report.h"

namespace crosscheck {

// What happens to a stack, in words: "3 added, 1 changed, 1 replaced: Users". Not yet `printable`.
std::string step_words(const StackStep& step);

// "production (222222222222/us-west-2)": an environment and where it is; printable.
std::string lane_heading(const DeploymentPlan::Lane& lane);

// One line on the whole plan: "4 stacks: 2 without changes, 1 will fail, 1 not reached".
std::string plan_words(const DeploymentPlan& plan);

// What a plan does not say, and why; may be empty.
std::vector<std::string> plan_remarks(const DeploymentPlan& plan);

// The plan for people: environments, waves, a line for each stack. Empty without a plan.
std::string plan_text(const Report& report, bool color);

// The same in GitHub's Markdown: a table for each environment.
std::string plan_markdown(const Report& report);

}  // namespace crosscheck
