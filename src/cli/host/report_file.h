#pragma once

#include <string>

#include "finding/report.h"
#include "text/sources.h"

namespace crosscheck {

// What a file says that `-o json` or `-o sarif` wrote, as far as the format keeps it. Throws `InputError` where it
// cannot be read or is no such file, with file:line:column where a line is to blame.
Report read_report(Sources& sources, FileId file);

}  // namespace crosscheck
