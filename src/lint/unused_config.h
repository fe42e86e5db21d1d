#pragma once

#include <vector>

#include "config/config.h"
#include "index/index.h"

namespace crosscheck {

// Entries of the config that fit nothing in this run: names under `ownership`, stacks of `environments`, and
// `externals`. Nothing where not everything could be read, as the entry may be for the rest.
std::vector<InputProblem> unused_config(const Config& config, const Inputs& inputs, const Index& index);

}  // namespace crosscheck
