#pragma once

#include <string_view>

namespace crosscheck {

// `*` matches any run of characters (also none), `?` exactly one, everything else itself. Linear in
// the text for each `*`; no recursion.
bool glob_match(std::string_view pattern, std::string_view text);

}  // namespace crosscheck
