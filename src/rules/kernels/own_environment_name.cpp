#include "rules/kernels/kernels.h"
#include "rules/kernels/uses.h"

namespace crosscheck {
namespace {

std::vector<Problem> check(const Model& model, const Wording& wording, const Parameters& parameters) {
  std::vector<const Use*> uses;
  for (const Use* use : uses_with(model, {Resolution::Nobody})) {
    const Label& label = model.index.label(use->stack);
    if (!counts(model, use->exists) || !label.named()) continue;
    if (use->evidence == Evidence::Import || use->evidence == Evidence::StackOutput) continue;  // missing, and an error
    if (!parameters.selector().fits(model, *use)) continue;  // most: what the bootstrap template creates
    const std::string other = environment_word(display_key(use->key, model.index));
    if (other.empty() || may_be_environment(label.name, other)) continue;
    uses.push_back(use);
  }
  std::vector<Problem> problems;
  for (const auto& group : by_identity(uses)) {
    const Use& use = *group.front();
    Words words = words_of(model, use);
    words["other"] = environment_word(words["key"]);
    Problem problem = make_problem(wording, words, marks_of(model, wording, group, words, problems.size()));
    problem.identity = identity_of(model, use.space, use.scope, use.key);
    problems.push_back(std::move(problem));
  }
  return problems;
}

}  // namespace

Kernel own_environment_name() {
  return {.name = "own-environment-name",
          .summary = "stacks do not use names of another environment",
          .parameters = select_uses(),
          .placeholders = {"key", "thing", "stack", "element", "environment", "other"},
          .make = run<check>};
}

}  // namespace crosscheck
