#include "evaluate/deployment.h"

namespace crosscheck {

Deployment deployment_of(const Inputs& inputs, const StackTable& stacks, StackId id) {
  const Stack& stack = inputs[id];
  Deployment deployment{.stack = id,
                        .stack_key = stacks.key(id),
                        .stack_name = stack.name,
                        .environment = stack.environment,
                        .app = stacks.app(id),
                        .nested = {},
                        .parameters = {}};
  for (const auto& [name, given] : stack.origin.given().parameters) {
    deployment.parameters[name] = Value::of(Text::of(given.value, deployment.texts), given.span);
  }
  for (const auto& [name, span] : stack.origin.given().open_parameters) {
    deployment.parameters[name] = Value::of(
        Text::unknown("parameter `" + name + "` is given a value that is known only at deployment", deployment.texts),
        span);
  }
  deployment.others_open = stack.origin.given().others_open;
  return deployment;
}

}  // namespace crosscheck
