#pragma once

#include <optional>
#include <vector>

#include "config/config.h"
#include "rules/rule.h"

namespace crosscheck {

// A problem with the stamp of its rule.
struct Stamped {
  const Rule* rule;
  Severity severity;
  Problem problem;
};

// What the config says about a rule: the last entry that names it.
struct Level {
  bool on = true;
  std::optional<Severity> severity;  // overrides the rule's and the problem's
};
Level level_of(const Rule& rule, const Config& config);

// What all rules find, rule by rule; those that the config turns off do not run.
std::vector<Stamped> run(const std::vector<Rule>& rules, const Model& model);
// What something else found in a rule's name.
std::vector<Stamped> stamped(std::vector<InputProblem> problems, const std::vector<Rule>& rules, const Config& config);

}  // namespace crosscheck
