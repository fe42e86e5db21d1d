#pragma once

#include <string>

#include "facts/facts.h"

namespace crosscheck {

// Counts what of a template could not be looked at, and says it once per stack, so that silence is not mistaken for
// approval. `where` is what messages call the stack.
void note_unchecked(const Template& source, const std::string& where, Facts& facts);

}  // namespace crosscheck
