#pragma once

#include <map>
#include <string>
#include <vector>

#include "bench/organisation.h"

namespace crosscheck::bench {

// What is added to a stack: resources and outputs as they stand in a template, each with a comma behind it.
struct Addition {
  std::string resources, outputs;
};

struct Planted {
  std::map<std::size_t, Addition> by_stack;  // by its number
  std::vector<Defect> defects;
};

// As many defects as the plan asks for, of six kinds in turn. Beside each there is a decoy: the same thing where it is
// legal.
Planted plant(const Plan& plan);

}  // namespace crosscheck::bench
