#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "index/default_names.h"
#include "rules/kernels/claims.h"
#include "rules/kernels/duplicate_causes.h"
#include "rules/kernels/kernels.h"
#include "rules/kernels/unplaced_pairs.h"
#include "text/glob.h"

namespace crosscheck {
namespace {

// "2 stacks", "3 resources of one stack".
std::string who(const Model& model, const std::vector<const Claim*>& claims) {
  std::set<StackId> stacks;
  for (const Claim* claim : claims) stacks.insert(claim->stack);
  if (stacks.size() == claims.size()) return std::to_string(claims.size()) + " stacks";
  const std::string what = claims.front()->space == "cfn:export" ? " outputs of " : " resources of ";
  return std::to_string(claims.size()) + what +
         (stacks.size() == 1 ? "stack `" + model.inputs[*stacks.begin()].name + '`'
                             : std::to_string(stacks.size()) + " stacks");
}

// What is known of the type beyond the rule: AWS's own check may not look at it.
std::string blind_spot(std::string_view type) {
  const TypeInfo* info = find_type(type);
  if (!info || info->aws_validates) return {};
  return "; AWS's own pre-deployment validation does not check " + std::string(type);
}

// The parameter by whose default alone resources of several stacks meet; else empty. Within one stack a value that is
// passed mostly changes both names; and a name that one of them gives itself is the one that is meant.
std::string_view meeting_parameter(const DefaultNames& defaults, const std::vector<const Claim*>& claims) {
  std::string_view first;
  bool several = false;
  for (const Claim* claim : claims) {
    several = several || claim->stack != claims.front()->stack;
    const std::string_view parameter = defaults.parameter(*claim);
    if (parameter.empty()) return {};
    if (first.empty()) first = parameter;
  }
  return several ? first : std::string_view();
}

Problem problem_of(const Model& model, const Wording& wording, const Parameters& parameters,
                   const std::vector<const Claim*>& claims, const DefaultNames& defaults, std::size_t problems) {
  Words words = words_of(model, *claims.front());
  words["count"] = std::to_string(claims.size());
  words["who"] = who(model, claims);
  add_place(model, *claims.front(), words);
  Problem problem = make_problem(model, wording, words, marks_of(model, wording, claims, words, problems));
  problem.help += blind_spot(claims.front()->type());
  problem.identity = identity_of(model, claims.front()->space, claims.front()->scope, claims.front()->key);
  const bool weak = std::any_of(claims.begin(), claims.end(), [](const Claim* claim) {
    return claim->shape && claim->shape->strength != Strength::High;
  });
  const std::string_view parameter = meeting_parameter(defaults, claims);
  if (!parameter.empty()) {
    problem.help = "the name comes from the default of parameter `" + std::string(parameter) +
                   "`; pass another value for one of the stacks, or " + problem.help;
  }
  const bool certain =
      std::all_of(claims.begin(), claims.end(), [](const Claim* claim) { return claim->exists == Truth::Yes; });
  if (any_glob_match(parameters.globs("harmless"), claims.front()->space)) problem.severity = Severity::Note;
  else if (weak || !certain || !parameter.empty()) problem.severity = Severity::Warning;
  return problem;
}

Duplicates duplicates_named(std::string_view word) {
  return word == "overwrite" ? Duplicates::Overwrite : word == "singleton" ? Duplicates::Singleton : Duplicates::Error;
}

using Parties = std::vector<std::pair<StackId, std::string_view>>;

Parties parties(const std::vector<const Claim*>& claims) {
  Parties result;
  for (const Claim* claim : claims) result.emplace_back(claim->stack, claim->element);
  std::sort(result.begin(), result.end());
  return result;
}

std::vector<Problem> check_claimed_once(const Model& model, const Wording& wording, const Parameters& parameters) {
  const Duplicates duplicates = duplicates_named(parameters.word("duplicates"));
  const DuplicateCauses causes(model);
  const DefaultNames defaults(model.index);
  const bool pairwise = parameters.flag("unplaced");
  UnplacedPairs pairs(model);
  std::vector<Problem> problems;
  // The same resources may meet in several regions, which is one problem.
  std::set<std::tuple<std::string_view, std::string_view, Parties>> known;
  for (const auto& group : model.index.shared) {
    const Claim& any = model.index.claims[group.front()];
    if (any.duplicates() != duplicates || !parameters.selector().fits_namespace(any.space)) continue;
    // Stages that say nothing of account and region are deployed to different ones if people call them differently.
    std::map<std::pair<ScopeId, std::string>, std::vector<const Claim*>> by_scope;
    std::set<std::tuple<ScopeId, StackId, std::string_view, std::uint32_t>> seen;
    for (std::uint32_t at : group) {
      const Claim& claim = model.index.claims[at];
      if (!counts(model, claim.exists) || !parameters.selector().fits(model, claim)) continue;
      const Label& label = model.index.label(claim.stack);
      // A resource that names one thing twice is not in conflict with itself, unless it becomes several.
      const std::uint32_t part = claim.shape && claim.shape->separate ? claim.span.begin : 0;
      if (!seen.emplace(claim.scope, claim.stack, claim.element, part).second) continue;
      by_scope[{claim.scope, label.named() && pairs.is_unplaced(claim) ? label.name : ""}].push_back(&claim);
    }
    if (pairwise && by_scope.size() > 1) {
      std::vector<const Claim*> all;
      for (const auto& [scope, claims] : by_scope) all.insert(all.end(), claims.begin(), claims.end());
      pairs.add(all);
    }
    for (const auto& [scope, claims] : by_scope) {
      if (!in_conflict(claims) || causes.explain(claims)) continue;
      if (!known.emplace(any.space, any.key, parties(claims)).second) continue;
      problems.push_back(problem_of(model, wording, parameters, claims, defaults, problems.size()));
    }
  }
  pairs.report(wording, problems);
  return problems;
}

}  // namespace

Kernel claimed_once() {
  return {.name = "claimed-once",
          .summary = "no two elements that can both exist claim the same identity",
          .parameters = select_claims(
              {{.name = "duplicates",
                .kind = Parameter::Kind::Word,
                .preset = "error",
                .summary = "what AWS does about a second claim: refuses it, has only one of "
                           "the kind anyway, or lets the last one win",
                .choices = {"error", "singleton", "overwrite"}},
               {.name = "unplaced",
                .kind = Parameter::Kind::Flag,
                .preset = "false",
                .summary = "also warn of each two stacks of different environments, by their names, whose accounts are "
                           "not known and which claim one name"},
               {.name = "harmless", .summary = "namespaces where the overwritten value hardly matters: a note"}}),
          .placeholders = {"key", "which", "for", "thing", "type", "count", "who", "where", "stack", "element",
                           "environment"},
          .make = run<check_claimed_once>};
}

}  // namespace crosscheck
