#pragma once

#include <vector>

#include "document/read.h"

namespace crosscheck {

// Where a text could not be read because it is still in a templating language: says so, once, instead of what the
// parser stumbled over.
void explain_unrendered(const Document& document, std::vector<SyntaxProblem>& problems);

}  // namespace crosscheck
