#include <algorithm>
#include <map>
#include <tuple>

#include "rules/kernels/kernels.h"
#include "rules/kernels/uses.h"

namespace crosscheck {
namespace {

// An import finds nothing in another account or region: there it is missing, not foreign.
bool cannot_reach(const Use& use) {
  const bool at_home =
      use.evidence == Evidence::Import || (use.evidence == Evidence::StackOutput && use.account.empty());
  return at_home && use.resolution == Resolution::Elsewhere;
}

std::vector<Problem> check_stays_inside(const Model& model, const Wording& wording, const Parameters& parameters) {
  std::map<std::tuple<std::string, std::uint32_t>, std::vector<const Use*>> groups;  // (environment, owner)
  for (const Use* use : uses_with(model, {Resolution::Owned, Resolution::Elsewhere})) {
    if (!counts(model, use->exists) || !use->crosses || cannot_reach(*use)) continue;
    if (!parameters.selector().fits(model, *use)) continue;
    groups[{model.index.label(use->stack).name, use->owner}].push_back(use);
  }
  std::vector<Problem> problems;
  for (const auto& [identity, uses] : groups) {
    const Use& use = *uses.front();
    const Claim& owner = model.index.claims[use.owner];
    const Label &there = model.index.label(owner.stack), &here = model.index.label(use.stack);
    Words words = words_of(model, use);
    words["thing"] = thing(owner.type(), owner.space);
    words["owner"] = model.inputs[owner.stack].name;
    words["owner-environment"] = there.name;
    Wording at_uses = wording;  // `other` is the owner's label
    at_uses.other = wording.first;
    Marks marks = marks_of(model, at_uses, uses, words, problems.size());
    marks.add_bystander(bystander(owner, fill(wording.other, joined(words_of(model, owner), words))));
    Problem problem = make_problem(model, wording, words, std::move(marks));
    problem.identity = identity_of(model, owner.space, owner.scope, owner.key);
    problem.severity = there.configured() && here.configured() ? Severity::Error : Severity::Warning;
    problems.push_back(std::move(problem));
  }
  return problems;
}

}  // namespace

Kernel stays_inside() {
  return {.name = "stays-inside",
          .summary = "what a stack uses belongs to its own environment",
          .parameters = select_uses(),
          .placeholders = {"key", "thing", "stack", "element", "environment", "owner", "owner-environment"},
          .make = run<check_stays_inside>};
}

}  // namespace crosscheck
