#include "plan/faults/faults.h"

namespace crosscheck {

void find_stuck_stacks(const Steps& steps) {
  const std::vector<Stack>& world = steps.world.inputs.stacks;
  for (const Stack& place : world) {
    if (!place.answers || place.answers->stuck.empty()) continue;
    for (std::uint32_t i = 0; i < world.size(); ++i) {
      const auto stuck = place.answers->stuck.find(world[i].name);
      if (world[i].answers || stuck == place.answers->stuck.end() || !(world[i].environment == place.environment)) {
        continue;
      }
      const StackId stack = steps.generations.now(StackId{i});
      if (stack == kNoStack || steps.change_of(stack).none) continue;  // what does not change is not deployed
      const auto& [status, span] = stuck->second;
      Mark was = mark_stack(steps.world.inputs, StackId{i}, true);
      was.span = span;
      steps.plan.faults.push_back({.kind = Fault::Kind::StuckStack,
                                   .certain = steps.is_known(stack) && !steps.change_of(stack).by_list,
                                   .stack = stack,
                                   .why = status,
                                   .marks = {mark_stack(steps.inputs, stack, false), std::move(was)}});
    }
  }
}

}  // namespace crosscheck
