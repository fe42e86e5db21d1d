#pragma once

#include <vector>

#include "document/read.h"

namespace crosscheck {

// Puts what YAML's aliases and merge keys stand for in their place, as the tools do that write a template anew before
// they deploy it. Takes them off the problems that reading the text found; false where there were none. They stay where
// they are if that is too much.
bool expand_aliases(Document& document, std::vector<SyntaxProblem>& problems);

}  // namespace crosscheck
