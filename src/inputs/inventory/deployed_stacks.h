#pragma once

#include <string>
#include <vector>

#include "inputs/reader.h"

namespace crosscheck {

// Adds the stacks that an inventory's answers tell of to `into`, and for each account and region one that stands for
// what belongs to no stack. `paths` are those of the files beneath the inventory.
void add_deployed_stacks(Sources& sources, const std::vector<FileId>& files, const std::vector<std::string>& paths,
                         ReadAssembly& into);

}  // namespace crosscheck
