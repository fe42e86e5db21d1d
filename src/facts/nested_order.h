#pragma once

#include <string_view>

#include "evaluate/template.h"
#include "facts/facts.h"

namespace crosscheck {

// Finds imports of what a nested stack of `parent` exports, by resources or other nested stacks of `parent` that may be
// created before it. `nested` is what the parent's elements begin with.
void add_unordered_imports(Facts& facts, const Template& parent, std::string_view nested);

}  // namespace crosscheck
