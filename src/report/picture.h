#pragma once

#include <string>

#include "finding/report.h"

namespace crosscheck {

// A picture in Mermaid, within a code fence, of the stacks that are in conflict with each other, grouped by
// environment: a line between two is what they disagree about, a dotted arrow leads to a stack that has no
// part in the fault but explains it. Ten stacks at most, those of the first findings, and how many more there are;
// empty where no two are in conflict.
std::string conflict_picture(const Report& report);

}  // namespace crosscheck
