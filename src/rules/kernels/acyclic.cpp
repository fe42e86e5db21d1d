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

std::vector<Problem> check(const Model& model, const Wording& wording, const std::vector<Evidence>& evidence) {
  Graph graph = model.index.dependencies;
  Reasons reasons;
  for (const Use* use : uses_with(model, {Resolution::Owned})) {
    if (use->exists != Truth::Yes || !holds(evidence, use->evidence)) continue;
    const StackId owner = model.index.claims[use->owner].stack;
    graph.add(use->stack, owner);
    reasons.try_emplace({use->stack, owner}, use);
  }
  std::vector<Problem> problems;
  for (const auto& members : graph.cycles()) {
    const std::vector<StackId> path = round_trip(graph, members);
    std::vector<Mark> marks;
    std::vector<std::string> names;
    std::string key;
    for (std::size_t i = 0; i < path.size(); ++i) {
      const StackId from = path[i], to = path[(i + 1) % path.size()];
      const Stack& stack = model.inputs[from];
      auto reason = reasons.find({from, to});
      Words words{{"stack", stack.name},
                  {"needs", model.inputs[to].name},
                  {"key", reason == reasons.end() ? "" : display_key(reason->second->key, model.inputs)}};
      if (reason != reasons.end()) marks.push_back(mark_of(*reason->second, fill(wording.first, words)));
      else
        marks.push_back(
            {.span = stack.origin.entry(), .label = fill(wording.other, words), .stack = from, .logical_id = {}});
      names.push_back(stack.name);
      key += stack.name + " → ";
    }
    Words words{{"stacks", listed(names)},
                {"count", std::to_string(members.size())},
                {"stack", names.front()},
                {"needs", ""},
                {"key", ""}};
    Problem problem = make_problem(wording, words, std::move(marks));
    problem.identity = Identity{
        .space = "cfn:stack", .scope = place(model.inputs[path.front()].environment), .key = key + names.front()};
    problems.push_back(std::move(problem));
  }
  return problems;
}

}  // namespace

Check make_acyclic(StrictObject& object) {
  std::vector<Evidence> evidence = evidence_parameter(object);
  return [evidence](const Model& model, const Wording& wording) { return check(model, wording, evidence); };
}

}  // namespace crosscheck
