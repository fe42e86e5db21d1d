#pragma once

#include <string>

#include "evaluate/stack_table.h"
#include "evaluate/text.h"

namespace crosscheck {

// A text as people read it: `logs-${Network.Vpc}`, with the stacks' own names. The same in every run.
std::string display(const Text& text, const StackTable& stacks);

}  // namespace crosscheck
