#include "rules/kernels/kernels.h"
#include "rules/kernels/uses.h"

namespace crosscheck {
namespace {

// Things that stacks create, each by itself.
std::vector<Problem> claims(const Model& model, const Wording& wording, const Selector& selector) {
  std::vector<Problem> problems;
  for (const Claim& claim : model.index.claims) {
    if (!counts(model, claim.exists) || !selector.fits(model, claim)) continue;
    const Words words = words_of(model, claim);
    problems.push_back(make_problem(model, wording, words, {mark_of(claim, fill(wording.first, words))}));
    problems.back().identity = identity_of(model, claim.space, claim.scope, claim.key);
  }
  return problems;
}

// Uses of one thing are one finding. A stack's uses of its own things do not count: not all of them are in the index.
std::vector<Problem> uses(const Model& model, const Wording& wording, const Selector& selector) {
  std::vector<const Use*> found;
  const auto consider = [&](const Use& use) {
    if (use.resolution == Resolution::Own || !counts(model, use.exists) || !selector.fits(model, use)) return;
    found.push_back(&use);
  };
  for (const Use& use : model.index.uses) consider(use);
  for (const Use& use : model.index.open_uses) {
    if (use.evidence <= Evidence::Parameter) consider(use);  // ARNs are among the uses anyway
  }
  std::vector<Problem> problems;
  for (const auto& group : by_identity(found)) {
    const Use& use = *group.front();
    const Words words = words_of(model, use);
    problems.push_back(make_problem(model, wording, words, marks_of(model, wording, group, words, problems.size())));
    problems.back().identity = identity_of(model, use.space, use.scope, use.key);
  }
  return problems;
}

std::vector<Problem> check_forbidden(const Model& model, const Wording& wording, const Parameters& parameters) {
  const Selector& selector = parameters.selector();
  return selector.evidence.empty() ? claims(model, wording, selector) : uses(model, wording, selector);
}

}  // namespace

Kernel forbidden() {
  return {
      .name = "forbidden",
      .summary = "nothing of a namespace is created; or, with `evidence`, nothing is used in that way",
      .parameters = select_uses(),
      .one_of = {"namespace", "evidence"},
      .placeholders = {"key", "thing", "type", "stack", "element", "environment"},
      .make = run<check_forbidden>,
      .remarks =
          "Only names that a template gives are things of a namespace: a table whose name CloudFormation makes up is "
          "not reported. A stack's uses of its own things do not count."};
}

}  // namespace crosscheck
