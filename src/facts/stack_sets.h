#pragma once

#include <map>
#include <string>
#include <vector>

#include "evaluate/evaluator.h"

namespace crosscheck {

// An `AWS::CloudFormation::StackSet` as a template declares it.
struct StackSet {
  // In the accounts and regions that it names; those of organizational units are not known.
  std::vector<Environment> instances;
  std::map<std::string, Value, std::less<>> parameters;
};
StackSet read_stack_set(Evaluator& evaluator, const Resource& resource);

}  // namespace crosscheck
