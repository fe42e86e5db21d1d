#include <algorithm>
#include <map>

#include "rules/kernels/kernels.h"
#include "rules/kernels/uses.h"

namespace crosscheck {
namespace {

// Why one stack must come after another: the first use, or the manifest alone.
using Reasons = std::map<std::pair<StackId, StackId>, const Use*>;

// The shortest way round from the first stack of a cycle back to itself.
std::vector<StackId> round_trip(const Graph& graph, const std::vector<StackId>& members) {
  const StackId start = members.front();
  std::map<StackId, StackId> from;
  std::vector<StackId> queue{start};
  for (std::size_t i = 0; i < queue.size(); ++i) {
    for (StackId next : graph.next(queue[i])) {
      if (next == start) {
        std::vector<StackId> path;
        for (StackId at = queue[i]; at != start; at = from.at(at)) path.push_back(at);
        path.push_back(start);
        std::reverse(path.begin(), path.end());
        return path;
      }
      if (std::binary_search(members.begin(), members.end(), next) && from.try_emplace(next, queue[i]).second) {
        queue.push_back(next);
      }
    }
  }
  return members;
}

std::vector<Problem> check_acyclic(const Model& model, const Wording& wording, const Parameters& parameters) {
  Graph graph = model.index.dependencies;
  Reasons reasons;
  std::pair last(kNoStack, kNoStack);  // one stack mostly uses several things of another
  for (const Use* use : uses_with(model, {Resolution::Owned})) {
    const StackId owner = model.index.claims[use->owner].stack;
    if (last == std::pair(use->stack, owner)) continue;
    if (use->exists != Truth::Yes || !parameters.selector().fits(model, *use)) continue;
    last = {use->stack, owner};
    graph.add(use->stack, owner);
    reasons.try_emplace({use->stack, owner}, use);
  }
  std::vector<Problem> problems;
  for (const auto& members : graph.cycles()) {
    const std::vector<StackId> path = round_trip(graph, members);
    std::vector<std::string> names;
    std::string key;
    for (StackId stack : path) {
      names.push_back(model.inputs[stack].name);
      key += names.back() + " → ";
    }
    const Words all{{"stacks", listed(names)}, {"count", std::to_string(members.size())}};
    Marks marks(problems.size());
    Words words;  // of the first step
    for (std::size_t i = 0; i < path.size(); ++i) {
      const StackId from = path[i], to = path[(i + 1) % path.size()];
      const Stack& stack = model.inputs[from];
      auto reason = reasons.find({from, to});
      const Words step = joined({{"stack", stack.name},
                                 {"needs", model.inputs[to].name},
                                 {"key", reason == reasons.end() ? "" : display_key(reason->second->key, model.index)}},
                                all);
      marks.add([&]() -> Mark {
        if (reason != reasons.end()) return mark_of(*reason->second, fill(wording.first, step));
        return {.span = stack.origin.entry(), .label = fill(wording.other, step), .stack = from, .logical_id = {}};
      });
      if (i == 0) words = step;
    }
    Problem problem = make_problem(model, wording, words, std::move(marks));
    problem.identity = Identity{
        .space = "cfn:stack", .scope = place(model.inputs[path.front()].environment), .key = key + names.front()};
    problems.push_back(std::move(problem));
  }
  return problems;
}

}  // namespace

Kernel acyclic() {
  return {.name = "acyclic",
          .summary = "stacks can be deployed one after another",
          .parameters = {select_namespace(), select_evidence(), select_except()},
          .placeholders = {"stacks", "count", "stack", "needs", "key"},
          .make = run<check_acyclic>};
}

}  // namespace crosscheck
