#include "rules/kernels/kernels.h"
#include "rules/kernels/uses.h"
#include "rules/wording.h"
#include "text/glob.h"

namespace crosscheck {
namespace {

std::vector<Problem> check_owned_as_configured(const Model& model, const Wording& wording,
                                               const Parameters& parameters) {
  std::vector<Problem> problems;
  if (model.config.ownership.empty()) return problems;
  for (const Claim& claim : model.index.claims) {
    if (!counts(model, claim.exists) || !parameters.selector().fits(model, claim)) continue;
    const Ownership* owner = owner_of(model, claim.space, claim.written);
    if (!owner || glob_match(owner->stack, model.inputs[claim.stack].name)) continue;
    Words words = words_of(model, claim);
    words["where"] = where(model.index.scope(claim.scope));
    words["pattern"] = owner->name;
    words["owner"] = owner->stack;
    Problem problem = make_problem(model, wording, words, {mark_of(claim, fill(wording.first, words))});
    problem.identity = identity_of(model, claim.space, claim.scope, claim.key);
    problems.push_back(std::move(problem));
  }
  return problems;
}

}  // namespace

Kernel owned_as_configured() {
  return {.name = "owned-as-configured",
          .summary = "names are created by the stacks that `ownership` in the config names",
          .parameters = select_claims(),
          .placeholders = {"key", "thing", "type", "where", "stack", "element", "environment", "pattern", "owner"},
          .make = run<check_owned_as_configured>};
}

}  // namespace crosscheck
