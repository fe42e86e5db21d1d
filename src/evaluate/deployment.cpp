#include "evaluate/deployment.h"

namespace crosscheck {

Deployment deployment_of(const Inputs& inputs, StackId id) {
  const Stack& stack = inputs[id];
  Deployment deployment{.stack = id,
                        .stack_name = stack.name,
                        .environment = stack.environment,
                        .group = stack.assembly,
                        .nested = {},
                        .parameters = {}};
  for (const auto& [name, given] : stack.origin.given().parameters) {
    deployment.parameters[name] = Value::of(Text::literal_text(given.value, deployment.texts), given.span);
  }
  return deployment;
}

}  // namespace crosscheck
