#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "finding/report.h"
#include "rules/rule.h"

namespace crosscheck {

// Which stack's deployment meets a finding, and in which wave.
class DeploymentSteps {
 public:
  // The rules must outlive it.
  DeploymentSteps(const Model& model, const std::vector<Rule>& rules);

  // The party of that stack: the first one; of those that a rule lets pass until there is another, the last one. Null
  // where no party is deployed.
  const Party* met(const Finding& finding) const;
  // Whether that deployment is refused, as the rule says.
  bool stops(const Finding& finding) const;
  StackId stack_of(const Party& party) const;         // of one that `met` returned
  std::size_t wave_of(const Finding& finding) const;  // of that stack; after all others where there is none

 private:
  struct Step {
    StackId stack;
    std::size_t wave;
  };
  const std::vector<Rule>& rules_;
  std::map<std::pair<std::string, std::string>, Step> steps_;  // by stack and environment
  std::size_t count_ = 0;
};

}  // namespace crosscheck
