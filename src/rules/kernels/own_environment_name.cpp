#include "rules/kernels/kernels.h"
#include "rules/kernels/uses.h"

namespace crosscheck {
namespace {

std::vector<Problem> check(const Model& model, const Wording& wording, const std::vector<std::string>& except) {
  std::vector<const Use*> uses;
  for (const Use* use : uses_with(model, {Resolution::Nobody})) {
    const Label& label = model.index.label(use->stack);
    if (!counts(model, use->exists) || !label.named()) continue;
    if (use->evidence == Evidence::Import || use->evidence == Evidence::StackOutput) continue;  // missing, and an error
    if (any_fits(except, use->key)) continue;  // most: what the bootstrap template creates
    const std::string other = environment_word(display_key(use->key, model.index));
    if (other.empty() || other == label.name) continue;
    uses.push_back(use);
  }
  std::vector<Problem> problems;
  for (const auto& group : by_identity(uses)) {
    const Use& use = *group.front();
    Words words = words_of(model, use);
    words["other"] = environment_word(words["key"]);
    Problem problem = make_problem(wording, words, marks_of(model, wording, group));
    problem.identity = identity_of(model, use.space, use.scope, use.key);
    problems.push_back(std::move(problem));
  }
  return problems;
}

}  // namespace

Check make_own_environment_name(StrictObject& object) {
  std::vector<std::string> except = object.texts("except");
  return [except](const Model& model, const Wording& wording) { return check(model, wording, except); };
}

}  // namespace crosscheck
