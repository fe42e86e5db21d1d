#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "plan/difference.h"
#include "plan/fault.h"
#include "plan/order.h"
#include "plan/world.h"

namespace crosscheck {

// The next deployment, step by step: what each stack's changes are, and which steps are refused.
struct Plan {
  DeploymentOrder order;
  // Without a world, into an empty account, there is nothing of what follows.
  std::optional<Generations> generations = {};
  std::vector<StackChange> changes = {};  // by StackId
  std::vector<Fault> faults = {};         // sorted by kind, then stack and names
  std::set<std::string> names = {};       // texts that faults point into
  // Positions in the index: what is deployed satisfies them, or a fault is it.
  std::set<std::uint32_t> explained_uses = {};
};

// Everything must outlive the plan. `world` may be null.
Plan make_plan(const Sources& sources, const Inputs& inputs, const Index& index, const World* world);

}  // namespace crosscheck
