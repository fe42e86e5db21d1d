#pragma once

#include <functional>
#include <string>

namespace crosscheck {

// The address of a file that a report names, for a terminal that shows links; empty: it has none. No function: nothing
// is linked.
using Links = std::function<std::string(const std::string& file)>;

}  // namespace crosscheck
