#pragma once

#include "cli/options.h"
#include "lint/change.h"

namespace crosscheck {

// The change that the options speak of: what git says, a file, or the standard input. Empty without such an option.
Change read_change(const Options& options);

}  // namespace crosscheck
