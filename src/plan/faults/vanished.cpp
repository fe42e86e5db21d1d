#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "facts/use_matches_claim.h"
#include "plan/faults/faults.h"

namespace crosscheck {
namespace {

// What is deployed and is what a use of today means.
const Claim* meant(const Steps& steps, const Use& use) {
  const World& world = steps.world;
  const Scope& place = steps.index.scope(use.scope);
  const std::optional<ScopeId> scope = steps.generations.scope_before(use.scope);
  const Claim* found = nullptr;
  world.index.table.visit(world.index.claims, use.key, use.hash, [&](std::uint32_t at) {
    const Claim& claim = world.index.claims[at];
    if (claim.exists == Truth::No || !names_claim(use, claim)) return false;
    const bool here = scope && claim.scope == *scope;
    if (!here && !(use.space.empty() && is_account_around(world.index.scope(claim.scope), place))) return false;
    found = &claim;
    return !is_unowned(world, claim);
  });
  return found;
}

// What stacks could be deployed with although nobody here creates it is there: somebody else does.
class FoundElsewhere {
 public:
  explicit FoundElsewhere(const Steps& steps) {
    for (const Resolution resolution : {Resolution::Nobody, Resolution::Elsewhere, Resolution::Unread}) {
      for (std::uint32_t at : steps.world.index.resolved[static_cast<std::size_t>(resolution)]) {
        const Use& use = steps.world.index.uses[at];
        const std::optional<ScopeId> scope = steps.generations.scope_now(use.scope);
        if (is_needed(use) && scope) found_.emplace(use.space, *scope, use.key);
      }
    }
  }

  bool has(const Use& use) const { return is_needed(use) && found_.contains({use.space, use.scope, use.key}); }

 private:
  // A deployment fails without it.
  static bool is_needed(const Use& use) { return use.evidence <= Evidence::Parameter && use.exists == Truth::Yes; }

  std::set<std::tuple<std::string_view, ScopeId, std::string_view>> found_;
};

Fault::Kind kind_of(const Use& use) {
  switch (use.evidence) {
    case Evidence::Parameter: return Fault::Kind::ParameterInUse;
    case Evidence::StackOutput: return Fault::Kind::OutputInUse;
    default: return Fault::Kind::VanishedName;
  }
}

}  // namespace

void find_vanished(const Steps& steps) {
  const FoundElsewhere elsewhere(steps);
  std::map<std::pair<const Claim*, Fault::Kind>, std::size_t> known;
  for (const Resolution resolution : {Resolution::Nobody, Resolution::Elsewhere}) {
    for (std::uint32_t at : steps.index.resolved[static_cast<std::size_t>(resolution)]) {
      const Use& use = steps.index.uses[at];
      const Claim* before = use.exists == Truth::Yes ? meant(steps, use) : nullptr;
      if (elsewhere.has(use)) steps.plan.explained_uses.insert(at);
      if (!before) continue;
      steps.plan.explained_uses.insert(at);
      const StackId owner = steps.generations.now(before->stack);
      if (owner == kNoStack || !steps.is_known(owner) || before->exists != Truth::Yes) continue;
      if (use.evidence == Evidence::Import) continue;                         // an export that is in use cannot go
      if (before->shape && fate_of(steps, *before) == Fate::Stays) continue;  // by a parameter that keeps its value
      const Fault::Kind kind = kind_of(use);
      Mark mark = mark_now(use, "still uses it");
      const auto [place, is_new] = known.emplace(std::pair(before, kind), steps.plan.faults.size());
      if (!is_new) {
        std::vector<Mark>& marks = steps.plan.faults[place->second].marks;
        const bool told = std::any_of(marks.begin(), marks.end(), [&](const Mark& one) {
          return !one.deployed && one.stack == mark.stack && one.logical_id == mark.logical_id;
        });
        if (!told) marks.push_back(std::move(mark));
        continue;
      }
      const Fate fate = before->shape ? fate_of(steps, *before) : Fate::Goes;
      const bool sure = use.evidence == Evidence::Secret || use.evidence == Evidence::Property ||
                        use.evidence == Evidence::Arn || steps.plan.order.before(owner, use.stack) == Truth::Yes;
      steps.plan.faults.push_back(
          {.kind = kind,
           .certain = sure && fate != Fate::Retained && fate != Fate::Leaves && fate != Fate::Unknown,
           .stack = owner,
           .space = before->space,
           .type = before->type(),
           .key = before->written,
           .deployed_key = true,
           .scope = display(steps.world.index.scope(before->scope)),
           .why = fate == Fate::Retained ? "leaves behind"
                  : fate == Fate::Leaves ? "no longer has"
                                         : "deletes",
           .marks = {mark_stack(steps.inputs, owner, false), mark_before(*before, "has it, as deployed"),
                     std::move(mark)}});
    }
  }
}

}  // namespace crosscheck
