#include <algorithm>
#include <map>
#include <utility>

#include "rules/kernels/kernels.h"
#include "rules/wording.h"

namespace crosscheck {
namespace {

struct Measured {
  const TemplateSize* size;
  const TemplateSize::Part* part;
};

const TemplateSize::Part& part_of(const TemplateSize& size, std::string_view word) {
  return word == "resources"    ? size.resources
         : word == "outputs"    ? size.outputs
         : word == "parameters" ? size.parameters
                                : size.bytes;
}

// "template bytes": as messages say it.
std::string shown(std::string_view word) {
  std::string text(word);
  std::replace(text.begin(), text.end(), '-', ' ');
  return text;
}

Problem problem_of(const Model& model, const Wording& wording, const Parameters& parameters,
                   std::vector<Measured> group, bool summed, std::size_t problems) {
  std::size_t sum = 0;
  for (const Measured& one : group) sum += one.part->count;
  const auto words_for = [&](const Measured& one, std::size_t count) {
    const Stack& stack = model.inputs[one.size->stack];
    std::string name = stack.name;
    if (!one.size->nested.empty()) name += '/' + std::string(one.size->nested.substr(0, one.size->nested.size() - 1));
    return Words{{"stack", name},
                 {"environment", model.index.label(one.size->stack).name},
                 {"where", place(stack.environment)},
                 {"count", std::to_string(count)},
                 {"of", shown(parameters.word("of"))},
                 {"limit", std::to_string(parameters.number("limit"))}};
  };
  std::stable_sort(group.begin(), group.end(),
                   [](const Measured& a, const Measured& b) { return a.part->count > b.part->count; });
  Marks marks(problems);
  for (const Measured& one : group) {
    if (one.part->count == 0) continue;
    const std::string& label = next_label(wording, marks.empty());
    std::string element(one.size->nested.substr(0, one.size->nested.size() - !one.size->nested.empty()));
    marks.add([&]() -> Mark {
      return {.span = one.part->at,
              .label = fill(label, words_for(one, one.part->count)),
              .stack = one.size->stack,
              .logical_id = std::move(element)};
    });
  }
  const Words words = words_for(group.front(), sum);
  Problem problem = make_problem(model, wording, words, std::move(marks));
  const Environment& environment = model.inputs[group.front().size->stack].environment;
  problem.identity = Identity{.space = summed ? "aws:environment" : "cfn:stack",
                              .scope = place(environment),
                              .key = summed ? place(environment) : words.at("stack")};
  return problem;
}

std::vector<Problem> check(const Model& model, const Wording& wording, const Parameters& parameters) {
  const Selector& selector = parameters.selector();
  const bool summed = parameters.word("per") == "account-and-region";
  std::map<StackPlace, std::vector<Measured>> places;
  std::vector<std::vector<Measured>> groups;
  for (const TemplateSize& size : model.index.sizes) {
    const Stack& stack = model.inputs[size.stack];
    if (!selector.fits_stack(model, size.stack) || selector.excepts("cfn:stack", stack.name)) continue;
    const Measured one{.size = &size, .part = &part_of(size, parameters.word("of"))};
    if (summed) places[stack_place(stack)].push_back(one);
    else groups.push_back({one});
  }
  for (auto& [where, group] : places) groups.push_back(std::move(group));
  std::vector<Problem> problems;
  for (auto& group : groups) {
    std::size_t sum = 0;
    for (const Measured& one : group) sum += one.part->count;
    if (sum <= parameters.number("limit")) continue;
    problems.push_back(problem_of(model, wording, parameters, std::move(group), summed, problems.size()));
  }
  return problems;
}

}  // namespace

Kernel at_most() {
  return {.name = "at-most",
          .summary = "a stack, or all stacks of an account and region together, are no larger than a limit",
          .parameters = {{.name = "of",
                          .kind = Parameter::Kind::Word,
                          .summary = "what is counted",
                          .choices = {"resources", "outputs", "parameters", "template-bytes"},
                          .required = true},
                         {.name = "limit",
                          .kind = Parameter::Kind::Number,
                          .summary = "the largest number that is fine",
                          .required = true},
                         {.name = "per",
                          .kind = Parameter::Kind::Word,
                          .preset = "stack",
                          .summary = "whether each stack is counted by itself (a nested stack too), or all of one "
                                     "account and region together",
                          .choices = {"stack", "account-and-region"}},
                         select_stacks(),
                         select_environments(),
                         select_except("takes out stacks of these names")},
          .placeholders = {"stack", "environment", "where", "count", "of", "limit"},
          .make = run<check>,
          .remarks =
              "Everything that the template declares counts, whatever its condition says; what a transform or "
              "`Fn::ForEach` adds does not."};
}

}  // namespace crosscheck
