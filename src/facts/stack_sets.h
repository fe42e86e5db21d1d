#pragma once

#include <map>
#include <string>
#include <vector>

#include "evaluate/evaluator.h"

namespace crosscheck {

// An `AWS::CloudFormation::StackSet` as a template declares it.
struct StackSet {
  // In each account and region that it names. An organizational unit's accounts are not known, but each gets what the
  // others get: one instance stands for them. With `AccountFilterType` the accounts are those of a unit that count
  // (INTERSECTION) or do not (DIFFERENCE):
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeploymentTargets.html
  std::vector<Environment> instances;
  std::map<std::string, Value, std::less<>> parameters;
};
StackSet read_stack_set(Evaluator& evaluator, const Resource& resource);

}  // namespace crosscheck
