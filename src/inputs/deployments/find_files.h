#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/sources.h"

namespace crosscheck {

// The files beneath a root whose path fits the glob, sorted. `*` matches within a name, `**/` any folders. What tools
// put there is not searched: hidden folders, node_modules, cdk.out.
std::vector<std::string> find_files(const Sources& sources, RootId root, const std::string& glob);

}  // namespace crosscheck
