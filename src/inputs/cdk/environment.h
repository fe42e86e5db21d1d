#pragma once

#include <string_view>

#include "inputs/inputs.h"

namespace crosscheck {

// "aws://111111111111/us-west-2", with `unknown-account` and `unknown-region` for what the app left open.
// Anything else is unknown altogether.
Environment read_environment(std::string_view text);

}  // namespace crosscheck
