#include "evaluate/deployment.h"

#include <algorithm>

namespace crosscheck {

Deployment deployment_of(const Inputs& inputs, StackId id) {
  const Stack& stack = inputs[id];
  Deployment deployment{.stack = id, .stack_name = stack.name, .environment = stack.environment, .group = stack.assembly,
                        .nested = {}, .parameters = {}};
  if (stack.manifest == kNoFile) {
    auto first = std::find_if(inputs.stacks.begin(), inputs.stacks.end(), [](const Stack& one) { return one.manifest == kNoFile; });
    deployment.group = first->assembly;
  }
  for (const auto& [name, value] : stack.parameters) {
    deployment.parameters[name] = Value::of(Text::literal_text(value), stack.entry);
  }
  return deployment;
}

}  // namespace crosscheck
