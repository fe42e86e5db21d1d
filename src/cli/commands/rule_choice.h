#pragma once

#include <string>
#include <vector>

#include "rules/rule.h"

namespace CLI {
class App;
}

namespace crosscheck {

// `--only` and `--skip`: rule ids, former ids or families, several of them separated by commas.
struct RuleChoice {
  std::vector<std::string> only, skip;
};
void add_rule_choice(CLI::App& command, RuleChoice& choice);

// The ids of the rules that are to report; empty where that is all of them. Throws `UsageError` for a name that nothing
// has, and where no rule is left: a check of nothing would always pass.
std::vector<std::string> chosen_rules(const RuleChoice& choice, const std::vector<Rule>& rules);

}  // namespace crosscheck
