#pragma once

#include <string>

#include "evaluate/stack_table.h"
#include "evaluate/text.h"

namespace crosscheck {

// A text as people read it: `logs-${Network.Vpc}`, with the stacks' own names. The same in every run, and no longer
// than `limits::kShownText`: of a longer one its beginning, its size and a hash of all of it.
std::string display(const Text& text, const StackTable& stacks);

}  // namespace crosscheck
