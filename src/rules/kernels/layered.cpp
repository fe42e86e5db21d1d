#include <algorithm>
#include <map>
#include <optional>

#include "rules/kernels/kernels.h"
#include "rules/kernels/uses.h"
#include "text/glob.h"

namespace crosscheck {
namespace {

// What stacks need of each other: the manifest's dependencies, and uses of what another stack owns.
struct Needs {
  Graph graph;
  std::map<std::pair<StackId, StackId>, const Use*> uses;  // the first of each pair; none: the manifest alone says so
};

Needs needs_of(const Model& model, const Selector& selector) {
  Needs needs{.graph = model.index.dependencies, .uses = {}};
  for (const Use* use : uses_with(model, {Resolution::Owned})) {
    if (!counts(model, use->exists) || !selector.fits_evidence(use->evidence)) continue;
    const StackId owner = model.index.claims[use->owner].stack;
    if (owner == use->stack) continue;
    needs.graph.add(use->stack, owner);
    needs.uses.try_emplace({use->stack, owner}, use);
  }
  return needs;
}

// The shortest ways from one stack down to the first that it may not need. They lead only through stacks of which the
// rule says nothing: what lies behind another upper stack is that stack's finding.
std::vector<std::vector<StackId>> ways_down(const Graph& graph, StackId from, const std::vector<bool>& upper,
                                            const std::vector<bool>& lower, bool indirect) {
  std::vector<std::vector<StackId>> found;
  std::map<StackId, StackId> reached_from{{from, from}};
  std::vector<StackId> queue{from};
  for (std::size_t i = 0; i < queue.size(); ++i) {
    for (StackId next : graph.next(queue[i])) {
      if (!reached_from.try_emplace(next, queue[i]).second) continue;
      const auto at = static_cast<std::size_t>(next);
      if (!lower[at]) {
        if (indirect && !upper[at]) queue.push_back(next);
        continue;
      }
      std::vector<StackId> way{next};
      while (way.back() != from) way.push_back(reached_from.at(way.back()));
      std::reverse(way.begin(), way.end());
      found.push_back(std::move(way));
    }
  }
  return found;
}

Problem problem_of(const Model& model, const Wording& wording, const Needs& needs, const std::vector<StackId>& way,
                   std::size_t problems) {
  const std::string &first = model.inputs[way.front()].name, &last = model.inputs[way.back()].name;
  Words words{{"stack", first}, {"needs", last}, {"key", ""}};
  Marks marks(problems);
  for (std::size_t i = 0; i + 1 < way.size(); ++i) {
    const Stack& stack = model.inputs[way[i]];
    Words step{{"stack", stack.name}, {"needs", model.inputs[way[i + 1]].name}, {"key", ""}};
    const auto use = needs.uses.find({way[i], way[i + 1]});
    marks.add([&]() -> Mark {
      if (use != needs.uses.end()) {
        step["key"] = display_key(use->second->key, model.index);
        return mark_of(*use->second, fill(wording.first, step));
      }
      const std::string label = "stack " + stack.name + " depends on " + step["needs"];
      return {.span = stack.origin.entry(),
              .label = wording.other.empty() ? label : fill(wording.other, step),
              .stack = way[i],
              .logical_id = {}};
    });
  }
  Problem problem = make_problem(model, wording, words, std::move(marks));
  problem.identity = Identity{
      .space = "cfn:stack", .scope = place(model.inputs[way.front()].environment), .key = first + " → " + last};
  return problem;
}

std::vector<Problem> check_layered(const Model& model, const Wording& wording, const Parameters& parameters) {
  const Selector& selector = parameters.selector();
  std::vector<bool> upper, lower;  // by StackId
  for (std::uint32_t i = 0; i < model.inputs.stacks.size(); ++i) {
    upper.push_back(model.index.present[i] && selector.fits_stack(model, StackId{i}));
    lower.push_back(model.index.present[i] && any_glob_match(parameters.globs("not-on"), model.inputs.stacks[i].name));
  }
  const Needs needs = needs_of(model, selector);
  std::vector<Problem> problems;
  for (std::uint32_t i = 0; i < upper.size(); ++i) {
    if (!upper[i]) continue;
    if (problems.size() > limits::kFindings) break;  // the report says that there are more
    for (const auto& way : ways_down(needs.graph, StackId{i}, upper, lower, parameters.flag("indirect"))) {
      Problem problem = problem_of(model, wording, needs, way, problems.size());
      if (!selector.excepts("cfn:stack", problem.identity->key)) problems.push_back(std::move(problem));
    }
  }
  return problems;
}

}  // namespace

Kernel layered() {
  return {.name = "layered",
          .summary = "some stacks do not depend on some others, by the manifest or by what they use",
          .parameters = {select_stacks("the stacks that may not depend on those of `not-on`"),
                         {.name = "not-on", .summary = "the stacks that they may not depend on", .required = true},
                         {.name = "indirect",
                          .kind = Parameter::Kind::Flag,
                          .preset = "true",
                          .summary = "whether depending on them by way of further stacks counts too"},
                         select_environments(),
                         select_evidence(),
                         select_except("takes out pairs of stacks, written `Network → App`")},
          .placeholders = {"stack", "needs", "key"},
          .make = run<check_layered>,
          .remarks =
              "The first label is for a use, and `other` for a dependency that only the manifest states, "
              "which has no `{key}`."};
}

}  // namespace crosscheck
