#include <map>
#include <set>

#include "plan/faults/faults.h"

namespace crosscheck {

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
    steps.plan.faults.push_back(std::move(fault));
  }
}

}  // namespace crosscheck
