#pragma once

#include <optional>
#include <string>

#include "lint/change.h"

namespace crosscheck {

// What to compare with; at most one of them.
struct ChangeOptions {
  std::optional<std::string> diff_base;  // a branch, tag or commit
  std::optional<std::string> diff;       // a file, `-` for the standard input
};

// The change that the options name: what git says, a file, or the standard input. Empty without such an option.
Change read_change(const ChangeOptions& options);

}  // namespace crosscheck
