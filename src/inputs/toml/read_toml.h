#pragma once

#include <vector>

#include "document/read.h"

namespace crosscheck {

// Parses the bytes in `document.buffer_` as TOML 1.0 into `document`: tables are objects, in the order of the text;
// every scalar that is no string, number or boolean (a date) is a string.
std::vector<SyntaxProblem> read_toml(Document& document, FileId file, const ReadLimits& limits = {});

}  // namespace crosscheck
