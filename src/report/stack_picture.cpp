#include "report/stack_picture.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "report/plural.h"

namespace crosscheck {
namespace {

// By stack, as `Details` numbers them: the worst severity of what it has a part in.
std::vector<std::string_view> stack_states(const Report& report) {
  const std::vector<DeployedStack>& stacks = report.details->stacks;
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> positions;
  for (std::size_t i = 0; i < stacks.size(); ++i) positions.try_emplace({stacks[i].name, stacks[i].environment}, i);
  std::vector<std::string_view> states(stacks.size());
  for (const Finding& finding : report.findings) {
    if (finding.severity == Severity::Note) continue;
    for (const Party& party : finding.parties) {
      const auto found = positions.find({party.stack, party.environment});
      if (party.bystander || party.deployed || found == positions.end()) continue;
      std::string_view& state = states[found->second];
      if (state != "error") state = name(finding.severity);
    }
  }
  return states;
}

// Which stacks are drawn: those with problems first, then those with edges, each in the order of the deployment.
std::vector<std::size_t> stacks_drawn(const Details& details, const std::vector<std::string_view>& states,
                                      std::size_t limit) {
  std::vector<bool> linked(states.size());
  for (const StackLink& link : details.links) linked[link.from] = linked[link.to] = true;
  std::vector<std::size_t> all(states.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  if (all.size() <= limit) return all;
  const auto worth = [&](std::size_t i) { return std::tuple(states[i] != "error", states[i].empty(), !linked[i]); };
  std::erase_if(all, [&](std::size_t i) { return states[i].empty() && !linked[i]; });
  std::stable_sort(all.begin(), all.end(), [&](std::size_t a, std::size_t b) { return worth(a) < worth(b); });
  if (all.size() > limit) all.resize(limit);
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace

std::string node_name(std::size_t position) { return "s" + std::to_string(position); }

StackPicture stack_picture(const Report& report, std::size_t stacks) {
  StackPicture picture;
  if (!report.details) return picture;
  const Details& details = *report.details;
  const std::vector<std::string_view> state = stack_states(report);
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> drawn(details.stacks.size(), kNone);
  for (const std::size_t i : stacks_drawn(details, state, stacks)) {
    drawn[i] = picture.nodes.size();
    picture.environments[details.stacks[i].environment].push_back(drawn[i]);
    picture.nodes.push_back({.stack = &details.stacks[i], .state = state[i]});
  }
  std::size_t edges = 0;
  for (std::size_t i = 0; i < details.links.size();) {
    const auto [from, to] = std::pair(details.links[i].from, details.links[i].to);
    std::string kinds;
    bool stated = true;
    for (; i < details.links.size() && details.links[i].from == from && details.links[i].to == to; ++i) {
      join(kinds, ", ", name(details.links[i].kind));
      stated = stated && details.links[i].kind == StackLink::Kind::Dependency;
    }
    if (drawn[from] == kNone || drawn[to] == kNone || ++edges > kPictureEdges) continue;
    picture.edges.push_back({.from = drawn[from],
                             .to = drawn[to],
                             .kinds = std::move(kinds),
                             .stated = stated,
                             .crosses = details.stacks[from].environment != details.stacks[to].environment});
  }
  if (picture.nodes.size() < details.stacks.size()) {
    picture.left_out = std::to_string(picture.nodes.size()) + " of " +
                       counted(details.stacks.size(), "stack", "stacks") +
                       " are drawn: first those with problems, then those that need others or that others need";
  }
  if (edges > kPictureEdges) {
    join(picture.left_out, "; ", std::to_string(kPictureEdges) + " of " + std::to_string(edges) + " edges are drawn");
  }
  return picture;
}

}  // namespace crosscheck
