#include "facts/stack_sets.h"

#include "text/limits.h"

namespace crosscheck {
namespace {

// The literal texts of a list.
std::vector<std::string> texts(const Value& list) {
  std::vector<std::string> found;
  if (list.kind != Value::Kind::List) return found;
  for (const Value& item : list.items) {
    if (item.kind == Value::Kind::Text && item.text.literal()) found.push_back(item.text.plain());
  }
  return found;
}

}  // namespace

StackSet read_stack_set(Evaluator& evaluator, const Resource& resource) {
  StackSet set;
  for (Element group : resource.properties["StackInstancesGroup"].children()) {
    const std::vector<std::string> regions = texts(evaluator.evaluate(group["Regions"]));
    for (const std::string& account : texts(evaluator.evaluate(group["DeploymentTargets"]["Accounts"]))) {
      for (const std::string& region : regions) {
        if (set.instances.size() > limits::kNestedStacks) break;  // more than are looked at
        set.instances.push_back({.partition = partition_of(region), .account = account, .region = region});
      }
    }
  }
  for (Element given : resource.properties["Parameters"].children()) {
    set.parameters[given["ParameterKey"].text()] = evaluator.value(given["ParameterValue"]);
  }
  return set;
}

}  // namespace crosscheck
