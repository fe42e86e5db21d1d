#pragma once

#include <cstdint>
#include <vector>

#include "index/index.h"

namespace crosscheck {

// In which order the run's stacks are deployed: as the CDK does it, wave by wave. A wave holds the stacks that need
// nothing but what earlier waves hold; within one, stacks go by their ids in the app.
class DeploymentOrder {
 public:
  // Both must outlive it.
  DeploymentOrder(const Inputs& inputs, const Index& index);

  // The stacks that are there; those in a cycle of dependencies come last, in one wave.
  const std::vector<std::vector<StackId>>& waves() const { return waves_; }
  // Unknown where nothing orders the two: they belong to different apps or stages, or to no description that can say
  // so. A stack comes not before itself.
  Truth before(StackId one, StackId other) const;
  // Its number in the waves, one after the other.
  std::uint32_t step(StackId stack) const { return step_[static_cast<std::size_t>(stack)]; }

 private:
  const Inputs& inputs_;
  const Index& index_;
  std::vector<std::vector<StackId>> waves_;
  std::vector<std::uint32_t> step_;  // by StackId
};

}  // namespace crosscheck
