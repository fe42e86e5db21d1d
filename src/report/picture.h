#pragma once

#include <string>

#include "finding/report.h"

namespace crosscheck {

// A picture in Mermaid, within a code fence, of the stacks that are in conflict with each other, grouped by
// environment: a line between two is what they disagree about, a dotted arrow leads to a stack that has no
// part in the fault but explains it. Empty where no two stacks are; a sentence where the picture would be too
// large to be read.
std::string conflict_picture(const Report& report);

}  // namespace crosscheck
