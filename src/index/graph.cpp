#include "index/graph.h"

#include <algorithm>

namespace crosscheck {
namespace {

std::size_t at(StackId id) { return static_cast<std::size_t>(id); }

}  // namespace

void Graph::add(StackId from, StackId to) {
  auto& row = edges_[at(from)];
  auto place = std::lower_bound(row.begin(), row.end(), to);
  if (place == row.end() || *place != to) row.insert(place, to);
  reach_.clear();
}

bool Graph::has(StackId from, StackId to) const {
  const auto& row = edges_[at(from)];
  return std::binary_search(row.begin(), row.end(), to);
}

// Tarjan's algorithm with a stack of its own: inputs may be thousands of stacks deep.
std::vector<std::vector<std::uint32_t>> Graph::components() const {
  const auto count = static_cast<std::uint32_t>(edges_.size());
  constexpr std::uint32_t kUnseen = 0xffffffff;
  std::vector<std::uint32_t> order(count, kUnseen), low(count, 0), open;
  std::vector<bool> on_stack(count, false);
  std::vector<std::vector<std::uint32_t>> result;
  struct Visit {
    std::uint32_t node;
    std::size_t edge;
  };
  std::uint32_t next_order = 0;
  for (std::uint32_t root = 0; root < count; ++root) {
    if (order[root] != kUnseen) continue;
    std::vector<Visit> frames{{root, 0}};
    while (!frames.empty()) {
      auto& [node, edge] = frames.back();
      if (edge == 0) {
        order[node] = low[node] = next_order++;
        open.push_back(node);
        on_stack[node] = true;
      }
      if (edge < edges_[node].size()) {
        const auto to = static_cast<std::uint32_t>(edges_[node][edge++]);
        if (order[to] == kUnseen) frames.push_back({to, 0});
        else if (on_stack[to]) low[node] = std::min(low[node], order[to]);
        continue;
      }
      if (low[node] == order[node]) {
        result.emplace_back();
        for (std::uint32_t member = kUnseen; member != node;) {
          member = open.back();
          open.pop_back();
          on_stack[member] = false;
          result.back().push_back(member);
        }
        std::sort(result.back().begin(), result.back().end());
      }
      const std::uint32_t done = node;
      frames.pop_back();
      if (!frames.empty()) low[frames.back().node] = std::min(low[frames.back().node], low[done]);
    }
  }
  return result;
}

void Graph::close() const {
  if (!reach_.empty()) return;
  auto groups = components();
  component_.assign(edges_.size(), 0);
  for (std::uint32_t i = 0; i < groups.size(); ++i) {
    for (std::uint32_t member : groups[i]) component_[member] = i;
  }
  reach_.assign(groups.size(), {});
  for (std::uint32_t i = 0; i < groups.size(); ++i) {  // what it reaches comes earlier
    std::vector<std::uint64_t>& row = reach_[i];
    for (std::uint32_t member : groups[i]) {
      for (StackId next : edges_[member]) {
        const std::uint32_t other = component_[at(next)];
        if (row.empty()) row.assign(i / 64 + 1, 0);
        row[other / 64] |= std::uint64_t{1} << other % 64;
        if (other == i) continue;
        for (std::size_t w = 0; w < reach_[other].size(); ++w) row[w] |= reach_[other][w];
      }
    }
  }
}

bool Graph::reaches(StackId from, StackId to) const {
  close();
  const std::uint32_t target = component_[at(to)];
  const std::vector<std::uint64_t>& row = reach_[component_[at(from)]];
  return target / 64 < row.size() && (row[target / 64] >> target % 64 & 1) != 0;
}

std::vector<std::vector<StackId>> Graph::cycles() const {
  std::vector<std::vector<StackId>> result;
  for (const auto& group : components()) {
    const auto first = StackId{group.front()};
    if (group.size() == 1 && !has(first, first)) continue;
    result.emplace_back();
    for (std::uint32_t member : group) result.back().push_back(StackId{member});
  }
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace crosscheck
