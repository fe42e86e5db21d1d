#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inputs/deployments/deployment.h"

namespace crosscheck {

// Accounts that something is deployed into: one with an id, or those that a name stands for ("account Network",
// "organizational unit Prod"), which are the same wherever that name is used.
struct DeployTarget {
  std::optional<Given<std::string>> account;
  std::string credentials;
};

// An id as it is, any other name as that of the `kind`.
DeployTarget target_of(std::string kind, const Given<std::string>& name);

// Adds a deployment into each of the targets, in each region. No targets or regions: it is not known which.
void add_everywhere(Sources& sources, const Deployed& deployed, const std::vector<DeployTarget>& targets,
                    const std::vector<Given<std::string>>& regions, ReadAssembly& into);

// A text or the texts in a list; others are left out.
std::vector<Given<std::string>> texts_of(Element value);

}  // namespace crosscheck
