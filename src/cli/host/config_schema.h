#pragma once

#include <string>

#include "cli/host/host.h"

namespace crosscheck {

// Where an editor finds the schema of `crosscheck.yaml`, as seen from the working directory: in the npm package, or
// where the system's packages put it. Empty where neither is: a path that only this user has would not help others.
std::string config_schema(const Host& here);

}  // namespace crosscheck
