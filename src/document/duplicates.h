#pragma once

#include <vector>

#include "document/document.h"
#include "document/read.h"

namespace crosscheck {

// Adds a problem for each member of `object` whose decoded key an earlier member has too.
void report_duplicates(Element object, std::vector<SyntaxProblem>& problems);

}  // namespace crosscheck
