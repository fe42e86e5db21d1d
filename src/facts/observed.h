#pragma once

#include "facts/facts.h"

namespace crosscheck {

// Adds what AWS's answers say of one account and region, as claims and uses of the stacks that they name; what belongs
// to none is claimed by the pseudo stack `place` itself. Of nobody's things only what the run asks about.
void add_observed(Sources& sources, const Inputs& inputs, const StackTable& stacks, StackId place, Workspace& workspace,
                  Facts& facts);

}  // namespace crosscheck
