#include <algorithm>
#include <map>
#include <set>

#include "plan/faults/faults.h"

namespace crosscheck {
namespace {

// The stacks whose deployment is refused because of what a left-over one has or imports: it has to go first.
void note_blocked(const Steps& steps, StackId left_over, Fault& fault) {
  std::set<StackId> blocked;
  for (const Fault& other : steps.plan.faults) {
    if (other.kind != Fault::Kind::ExportInUse && other.kind != Fault::Kind::AlreadyExists) continue;
    const bool by_it = std::any_of(other.marks.begin(), other.marks.end(),
                                   [&](const Mark& mark) { return mark.deployed && mark.stack == left_over; });
    if (by_it) blocked.insert(other.stack);
  }
  for (StackId stack : blocked) {
    fault.marks.push_back(mark_stack(steps.inputs, stack, false, "cannot be deployed while it is there"));
  }
  if (!blocked.empty()) fault.situations.push_back("in-the-way");
}

}  // namespace

void find_left_over_stacks(const Steps& steps) {
  const World& world = steps.world;
  std::map<StackId, std::map<StackId, const Use*>> users;  // of what each stack that stays has: the first of each stack
  for (std::uint32_t at : steps.plan.explained_uses) {
    const Use& use = steps.index.uses[at];
    world.index.table.visit(world.index.claims, use.key, use.hash, [&](std::uint32_t claim) {
      const Claim& owner = world.index.claims[claim];
      if (owner.space == use.space) users[owner.stack].emplace(use.stack, &use);
      return false;
    });
  }
  for (std::uint32_t i = 0; i < world.inputs.stacks.size(); ++i) {
    const StackId stack{i};
    if (!world.index.present[i] || !steps.generations.left_over(stack)) continue;
    Fault fault{.kind = Fault::Kind::LeftOverStack,
                .key = world.inputs[stack].name,
                .deployed_key = true,
                .marks = {mark_stack(world.inputs, stack, true)}};
    fault.space = "cfn:stack";
    fault.scope = place(world.inputs[stack].environment);
    for (const auto& [user, use] : users[stack]) fault.marks.push_back(mark_now(*use, "still uses what it has"));
    if (fault.marks.size() == 1) note_blocked(steps, stack, fault);
    steps.plan.faults.push_back(std::move(fault));
  }
}

}  // namespace crosscheck
