#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "finding/report.h"
#include "rules/rule.h"

namespace crosscheck {

// Which stack of the deployment a finding stops, and in which wave.
class DeploymentSteps {
 public:
  // The rules must outlive it.
  DeploymentSteps(const Model& model, const std::vector<Rule>& rules);

  // A name that is claimed twice is refused to the second stack; anything else to the first party. Null where no party
  // is deployed.
  const Party* stopped(const Finding& finding) const;
  std::size_t wave_of(const Finding& finding) const;  // of that stack; after all others where there is none

 private:
  const std::vector<Rule>& rules_;
  std::map<std::pair<std::string, std::string>, std::size_t> waves_;  // by stack and environment
  std::size_t count_ = 0;
};

}  // namespace crosscheck
