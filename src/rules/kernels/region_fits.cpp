#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/kernels/kernels.h"
#include "rules/wording.h"

namespace crosscheck {
namespace {

std::string state_of(const Misplaced& one) {
  const std::string needed(one.needed), region(one.region);
  if (one.what == Misplaced::What::Resource) return "can only be created in " + needed + ", but is in " + region;
  const std::string thing = one.what == Misplaced::What::Arn ? "an ARN" : "a URL";
  return "needs " + thing + " of " + needed + ", but names one of " + region;
}

std::vector<Problem> check_region_fits(const Model& model, const Wording& wording, const Parameters& parameters) {
  std::vector<Problem> problems;
  std::set<std::pair<StackId, std::pair<std::string_view, std::string_view>>> seen;
  for (const Misplaced& one : model.index.misplaced) {
    if (!counts(model, one.exists) || !parameters.selector().fits_stack(model, one.stack)) continue;
    if (parameters.selector().excepts(one.text)) continue;
    if (!seen.insert({one.stack, {one.element, one.text}}).second) continue;
    const Stack& stack = model.inputs[one.stack];
    const Words words = {{"stack", stack.name},
                         {"environment", model.index.label(one.stack).name},
                         {"element", std::string(one.element)},
                         {"type", std::string(one.type)},
                         {"region", std::string(one.region)},
                         {"needed", std::string(one.needed)},
                         {"text", display_key(one.text, model.index)},
                         {"state", state_of(one)}};
    problems.push_back(make_problem(model, wording, words, {mark_at(one, fill(wording.first, words))}));
    problems.back().identity =
        Identity{.space = "arn", .scope = place(stack.environment), .key = std::string(one.text)};
  }
  return problems;
}

}  // namespace

Kernel region_fits() {
  return {.name = "region-fits",
          .summary = "what a service accepts only of one region is of that region",
          .parameters = {select_stacks(), select_environments(), select_except("takes out whole texts")},
          .placeholders = {"stack", "element", "type", "environment", "region", "needed", "text", "state"},
          .make = run<check_region_fits>,
          .remarks =
              "The catalogue lists what that is. Only regions that an ARN or a URL states are compared, and that "
              "of the stack for its own resources; only in stacks whose region is known."};
}

}  // namespace crosscheck
