#include "plan/order.h"

#include <algorithm>
#include <tuple>

namespace crosscheck {

DeploymentOrder::DeploymentOrder(const Inputs& inputs, const Index& index)
    : inputs_(inputs), index_(index), step_(inputs.stacks.size(), 0) {
  const std::size_t count = inputs.stacks.size();
  std::vector<std::vector<StackId>> needed_by(count);
  std::vector<std::size_t> needs(count, 0);
  std::vector<StackId> ready, held;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!index.present[i]) continue;
    for (StackId needed : index.dependencies.next(StackId{i})) {
      if (!index.present[static_cast<std::size_t>(needed)]) continue;
      needed_by[static_cast<std::size_t>(needed)].push_back(StackId{i});
      ++needs[i];
    }
    (needs[i] == 0 ? ready : held).push_back(StackId{i});
  }
  std::uint32_t step = 0;
  std::vector<bool> placed(count, false);
  const auto place = [&](std::vector<StackId> wave) {
    std::sort(wave.begin(), wave.end(), [&](StackId a, StackId b) {
      return std::tie(inputs[a].assembly, inputs[a].stage, inputs[a].artifact, a) <
             std::tie(inputs[b].assembly, inputs[b].stage, inputs[b].artifact, b);
    });
    for (StackId stack : wave) {
      step_[static_cast<std::size_t>(stack)] = step++;
      placed[static_cast<std::size_t>(stack)] = true;
    }
    waves_.push_back(std::move(wave));
  };
  while (!ready.empty()) {
    std::vector<StackId> next;
    for (StackId stack : ready) {
      for (StackId user : needed_by[static_cast<std::size_t>(stack)]) {
        if (--needs[static_cast<std::size_t>(user)] == 0) next.push_back(user);
      }
    }
    place(std::exchange(ready, std::move(next)));
  }
  std::erase_if(held, [&](StackId stack) { return placed[static_cast<std::size_t>(stack)]; });
  if (!held.empty()) place(std::move(held));
}

Truth DeploymentOrder::before(StackId one, StackId other) const {
  if (one == other) return Truth::No;
  if (index_.dependencies.reaches(other, one)) return Truth::Yes;
  if (index_.dependencies.reaches(one, other)) return Truth::No;
  const Stack &a = inputs_[one], &b = inputs_[other];
  if (a.assembly != b.assembly || a.stage != b.stage || !a.origin.can_order_stacks()) return Truth::Unknown;
  return step(one) < step(other) ? Truth::Yes : Truth::No;
}

}  // namespace crosscheck
