#include "rules/kernels/kernels.h"
#include "rules/wording.h"
#include "text/glob.h"

namespace crosscheck {
namespace {

bool fits(const std::vector<std::string>& patterns, const std::string& text) {
  return patterns.empty() || text.empty() || any_glob_match(patterns, text);
}

bool is_at(const EnvironmentRule& rule, const Environment& environment) {
  return fits(rule.accounts, environment.account) && fits(rule.regions, environment.region);
}

// The environment that the stack is meant for by the config's `stacks`, else by the words of its stage and name.
const EnvironmentRule* meant(const Config& config, const Stack& stack) {
  const EnvironmentRule* found = nullptr;
  const std::string by_stage = environment_word(stack.stage);
  const std::string word = by_stage.empty() ? environment_word(stack.name) : by_stage;
  for (const EnvironmentRule& rule : config.environments) {
    const bool named =
        rule.stacks.empty() ? !word.empty() && rule.label == word : any_glob_match(rule.stacks, stack.name);
    if (!named) continue;
    if (is_at(rule, stack.environment)) return nullptr;  // one label may have several entries
    if (!found) found = &rule;
  }
  return found;
}

std::vector<Problem> check_expected_target(const Model& model, const Wording& wording, const Parameters& parameters) {
  std::vector<Problem> problems;
  for (const Claim& claim : model.index.claims) {
    if (claim.space != "cfn:stack" || !parameters.selector().fits(model, claim)) continue;
    const Stack& stack = model.inputs[claim.stack];
    const EnvironmentRule* rule = meant(model.config, stack);
    if (!rule) continue;
    Words words = words_of(model, claim);
    words["expected"] = rule->label;
    words["where"] = place(stack.environment);
    Mark at_config{.span = rule->span, .label = fill(wording.other, words), .logical_id = {}, .bystander = true};
    problems.push_back(make_problem(model, wording, words, {mark_of(claim, fill(wording.first, words)), at_config}));
    problems.back().identity = identity_of(model, claim.space, claim.scope, claim.key);
  }
  return problems;
}

}  // namespace

Kernel expected_target() {
  return {.name = "expected-target",
          .summary = "a stack is deployed to an account and region of the environment that it is meant for",
          .parameters = {select_stacks(), select_except("takes out stacks of these names")},
          .placeholders = {"stack", "expected", "where"},
          .make = run<check_expected_target>,
          .remarks =
              "A stack is meant for an environment if the config's `stacks` say so, or, for an environment "
              "without `stacks`, if the words of its stage or name do."};
}

}  // namespace crosscheck
