#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "evaluate/value.h"
#include "inputs/inputs.h"

namespace crosscheck {

// One instance of a template: a stack, or a nested stack within one.
struct Deployment {
  StackId stack = kNoStack;
  std::string stack_name;  // what `AWS::StackName` gives; of a nested stack unknown, hence empty
  Environment environment;
  std::uint32_t group = 0;  // what of the environment is unknown equals the unknown of this group only
  std::string nested;       // "" or "Network>Subnets>": the nested stacks on the way, each with `>`
  std::map<std::string, Value, std::less<>> parameters;  // that the deployment or the parent passes
  Arena texts = {};                                      // what had to be written for them
};

// A stack of the inputs as its own template is deployed. Unknown environments are "wherever this app is deployed": the
// same for all stacks of an assembly.
Deployment deployment_of(const Inputs& inputs, StackId stack);

}  // namespace crosscheck
