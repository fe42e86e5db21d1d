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
  const auto add = [&](Environment instance) {
    if (set.instances.size() <= limits::kNestedStacks) set.instances.push_back(std::move(instance));
  };
  for (Element group : resource.properties["StackInstancesGroup"].children()) {
    const Element targets = group["DeploymentTargets"];
    const std::string filter = targets["AccountFilterType"].text();
    const std::vector<std::string> regions = texts(evaluator.evaluate(group["Regions"]));
    const auto in_each_region = [&](const std::string& account, const std::string& credentials) {
      for (const std::string& region : regions) {
        add({.partition = partition_of(region), .account = account, .region = region, .credentials = credentials});
      }
    };
    if (filter != "DIFFERENCE") {
      for (const std::string& account : texts(evaluator.evaluate(targets["Accounts"]))) in_each_region(account, "");
    }
    if (filter == "INTERSECTION") continue;
    for (const std::string& unit : texts(evaluator.evaluate(targets["OrganizationalUnitIds"]))) {
      in_each_region("", "organizational unit " + unit);
    }
  }
  for (Element given : resource.properties["Parameters"].children()) {
    set.parameters[given["ParameterKey"].text()] = evaluator.value(given["ParameterValue"]);
  }
  return set;
}

}  // namespace crosscheck
