#pragma once

#include <string>

#include "finding/report.h"

namespace crosscheck {

// The last words for people. With findings: the verdict, how many of what kind, and what to do next.
// Without: what was checked, and that all is well. The first line of it is the verdict or, when all
// is well, the last.
std::string closing_words(const Report& report);

}  // namespace crosscheck
