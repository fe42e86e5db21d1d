#include "rules/kernels/kernels.h"
#include "rules/wording.h"
#include "text/glob.h"

namespace crosscheck {
namespace {

// Whether the stack creates one of these things: `namespace/key`.
bool creates(const Model& model, StackId stack, const std::vector<std::string>& things) {
  for (const Claim& claim : model.index.claims) {
    if (claim.stack != stack || !claim.shape) continue;
    if (any_glob_match(things, std::string(claim.space) + '/' + std::string(claim.key))) return true;
  }
  return false;
}

std::vector<Problem> check_reserved_stack(const Model& model, const Wording& wording, const Parameters& parameters) {
  std::vector<Problem> problems;
  for (std::uint32_t i = 0; i < model.inputs.stacks.size(); ++i) {
    const Stack& stack = model.inputs.stacks[i];
    if (!model.index.present[i] || !any_glob_match(parameters.globs("names"), stack.name)) continue;
    if (!parameters.selector().fits_stack(model, StackId{i}) || parameters.selector().excepts(stack.name)) continue;
    if (creates(model, StackId{i}, parameters.globs("unless-it-creates"))) continue;
    const Words words{{"stack", stack.name}, {"environment", model.index.label(StackId{i}).name}};
    problems.push_back(make_problem(
        model, wording, words,
        {{.span = stack.origin.entry(), .label = fill(wording.first, words), .stack = StackId{i}, .logical_id = {}}}));
    problems.back().identity = Identity{.space = "cfn:stack", .scope = place(stack.environment), .key = stack.name};
  }
  return problems;
}

}  // namespace

Kernel reserved_stack() {
  return {
      .name = "reserved-stack",
      .summary = "no stack has a name that is meant for another one",
      .parameters = {{.name = "names",
                      .kind = Parameter::Kind::Globs,
                      .summary = "the names that are reserved",
                      .required = true},
                     {.name = "unless-it-creates",
                      .kind = Parameter::Kind::Globs,
                      .summary = "`namespace/key` of what shows that a stack is the one that the name is meant for"},
                     select_stacks(),
                     select_environments(),
                     select_except("takes out stacks of these names")},
      .placeholders = {"stack", "environment"},
      .make = run<check_reserved_stack>};
}

}  // namespace crosscheck
