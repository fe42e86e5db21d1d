#pragma once

#include <vector>

#include "document/read.h"

namespace crosscheck {

// A text that git left with both sides of a conflict is no JSON and no YAML. Says that in place of what a parser makes
// of it, if it is so.
void name_conflict_markers(std::vector<SyntaxProblem>& problems, std::string_view text, FileId file);

}  // namespace crosscheck
