#pragma once

#include <map>
#include <string>

#include "evaluate/stack_table.h"
#include "evaluate/value.h"
#include "inputs/inputs.h"

namespace crosscheck {

// One instance of a template: a stack, or a nested stack within one.
struct Deployment {
  StackId stack = kNoStack;
  std::string stack_key;   // what pieces of texts call the stack: see `StackTable`
  std::string stack_name;  // what `AWS::StackName` gives; of a nested stack unknown, hence empty
  Environment environment;
  App app;             // that decides what of the environment is unknown
  std::string nested;  // "" or "Network>Subnets>": the nested stacks on the way, each with `>`
  std::map<std::string, Value, std::less<>> parameters;  // that the deployment or the parent passes
  bool others_open = false;                              // and it passes others that are not known
  Arena texts = {};                                      // what had to be written for them

  TemplatePath path() const { return {.stack = stack_key, .nested = nested}; }
};

// A stack of the inputs as its own template is deployed.
Deployment deployment_of(const Inputs& inputs, const StackTable& stacks, StackId stack);

}  // namespace crosscheck
