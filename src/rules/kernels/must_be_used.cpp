#include <algorithm>
#include <set>
#include <tuple>

#include "rules/kernels/kernels.h"
#include "rules/kernels/uses.h"
#include "rules/wording.h"
#include "text/glob.h"

namespace crosscheck {
namespace {

using Name = std::tuple<std::string_view, ScopeId, std::string_view>;

Name name_of(const Claim& claim) { return {claim.space, claim.scope, claim.key}; }

// What some other stack uses. Uses within the owner's own stack do not count: not all of them are in the index.
std::set<Name> used_names(const Index& index) {
  std::set<Name> used;
  for (const Use& use : index.uses) {
    if (use.owner == Use::kNobody) continue;
    const Claim& owner = index.claims[use.owner];
    if (owner.stack != use.stack) used.insert(name_of(owner));
  }
  return used;
}

std::vector<Problem> check_must_be_used(const Model& model, const Wording& wording, const Parameters& parameters) {
  std::vector<Problem> problems;
  if (!model.index.complete) return problems;  // a use may be in what could not be read
  const std::set<Name> used = used_names(model.index);
  std::vector<std::pair<std::string_view, std::string>> open;  // namespace, glob
  for (const Use& use : model.index.open_uses) open.emplace_back(use.space, glob_of(Text::of_key(use.key)));
  const auto may_be_meant = [&](const Claim& claim) {
    return std::any_of(open.begin(), open.end(),
                       [&](const auto& use) { return use.first == claim.space && glob_match(use.second, claim.key); });
  };
  for (const Claim& claim : model.index.claims) {
    if (!counts(model, claim.exists) || !parameters.selector().fits(model, claim)) continue;
    if (used.contains(name_of(claim)) || may_be_meant(claim)) continue;
    const Words words = words_of(model, claim);
    Problem problem = make_problem(model, wording, words, {mark_of(claim, fill(wording.first, words))});
    problem.identity = identity_of(model, claim.space, claim.scope, claim.key);
    problems.push_back(std::move(problem));
  }
  return problems;
}

}  // namespace

Kernel must_be_used() {
  return {.name = "must-be-used",
          .summary = "another stack of the run uses what a stack offers",
          .parameters = {select_namespace("cfn:export"), select_stacks(), select_environments(), select_except()},
          .placeholders = {"key", "thing", "type", "stack", "element", "environment"},
          .make = run<check_must_be_used>,
          .remarks =
              "It is meant for what exists to be used by others: exports, and parameters "
              "(`namespace: ssm:parameter`). Uses within the owner's own stack do not count. It stays silent about "
              "names that a use may mean whose name is not wholly known, or that an ARN with `*` covers, and "
              "about everything where something could not be read. It cannot see other repositories, code "
              "that puts a name together as it runs, or what `Fn::ForEach` makes."};
}

}  // namespace crosscheck
