#pragma once

#include <vector>

#include "index/facts.h"
#include "index/index.h"

namespace crosscheck {

// Brings the stacks' facts together: follows exports and outputs from stack to stack, settles every key and scope,
// and finds for each use the claim that it means. `facts` are by StackId and are used up.
void link(Index& index, const Inputs& inputs, const Config& config, std::vector<Facts>& facts);

// The second copies of stacks that several assemblies of one app contain: same name and place, alike resources.
// Marks them in `index.present` and says which copy is used. What is left with one name twice is a conflict.
void drop_copies(Index& index, const Inputs& inputs, const std::vector<Facts>& facts);

}  // namespace crosscheck
