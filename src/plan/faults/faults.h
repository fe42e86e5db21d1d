#pragma once

#include "index/default_names.h"
#include "plan/plan.h"

namespace crosscheck {

// What the faults are found in: both generations, and what leads from one to the other.
struct Steps {
  const Inputs& inputs;
  const Index& index;
  const World& world;
  const Generations& generations;
  Plan& plan;  // its order and changes are known; faults are added
  DefaultNames by_default{index}, deployed_by_default{world.index};

  const StackChange& change_of(StackId now) const { return plan.changes[static_cast<std::size_t>(now)]; }
  // Whether what a stack will have is known, as far as it was before.
  bool is_known(StackId now) const { return change_of(now).known && change_of(now).bounded; }
};

// Whether something that is deployed belongs to no stack that is known.
inline bool is_unowned(const World& world, const Claim& before) {
  return world.inputs[before.stack].answers != nullptr;
}

// Each in a file of its own.
void find_exports_in_use(const Steps& steps);
void find_names_taken(const Steps& steps);  // already-exists, recreated-resource
void find_named_replacements(const Steps& steps);
void find_changed_types(const Steps& steps);
void find_stuck_stacks(const Steps& steps);
void find_vanished(const Steps& steps);  // vanished-name, parameter-in-use, output-in-use
void find_changed_qualifiers(const Steps& steps);
void find_toolkit_faults(const Steps& steps);    // bootstrap-too-old, not-bootstrapped, untrusted-bootstrap
void find_left_over_stacks(const Steps& steps);  // after the others: what they explain counts

// Today's claims of an identity that is deployed; calls `visit(claim)` until it says that it has seen enough.
template <typename Visit>
bool visit_now(const Steps& steps, const Claim& before, Visit visit) {
  const std::optional<ScopeId> scope = steps.generations.scope_now(before.scope);
  if (!scope) return false;
  return steps.index.table.visit_in(steps.index.claims, *scope, before.key, before.hash, [&](std::uint32_t at) {
    const Claim& claim = steps.index.claims[at];
    return same_text(claim.space, before.space) && visit(claim);
  });
}
// The other way round: who claims today's identity in what is deployed.
template <typename Visit>
bool visit_before(const Steps& steps, const Claim& now, Visit visit) {
  const std::optional<ScopeId> scope = steps.generations.scope_before(now.scope);
  if (!scope) return false;
  const std::vector<Claim>& claims = steps.world.index.claims;
  return steps.world.index.table.visit_in(claims, *scope, now.key, now.hash, [&](std::uint32_t at) {
    return same_text(claims[at].space, now.space) && visit(claims[at]);
  });
}

// What becomes of the resource that a claim which is deployed belongs to.
// Leaves: its stack no longer has it, but may have left it in place.
enum class Fate { Stays, Goes, Retained, Leaves, Unknown };
Fate fate_of(const Steps& steps, const Claim& before);

// Marks at both generations.
Mark mark_now(const Claim& claim, const std::string& label = {});
Mark mark_before(const Claim& claim, const std::string& label);
Mark mark_before(const Use& use, const std::string& label);
Mark mark_now(const Use& use, const std::string& label = {});
// At a stack as a whole.
Mark mark_stack(const Inputs& inputs, StackId stack, bool deployed, std::string label = {});

}  // namespace crosscheck
