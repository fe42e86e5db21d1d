#include "inputs/cdk/dependencies.h"

#include <algorithm>
#include <set>

namespace crosscheck {

struct Dependencies::Reached {
  std::vector<StackId> stacks;
  std::vector<FileId> asset_manifests;
};

namespace {

template <typename Value>
void make_unique(std::vector<Value>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

std::size_t Dependencies::add_manifest(std::optional<std::size_t> parent) {
  parents_.push_back(parent);
  return parents_.size() - 1;
}

void Dependencies::add(std::size_t manifest, Artifact artifact) {
  by_manifest_.emplace(std::pair(manifest, artifact.id), artifacts_.size());
  anywhere_.emplace(artifact.id, artifacts_.size());
  artifacts_.emplace_back(manifest, std::move(artifact));
}

// In the manifest itself, then in those around it, then anywhere in the app.
const std::size_t* Dependencies::find(std::size_t manifest, const std::string& id) const {
  for (std::optional<std::size_t> at = manifest; at; at = parents_[*at]) {
    if (auto found = by_manifest_.find({*at, id}); found != by_manifest_.end()) return &found->second;
  }
  auto found = anywhere_.find(id);
  return found == anywhere_.end() ? nullptr : &found->second;
}

// False when the steps run out.
bool Dependencies::reach(std::size_t from, Reached& reached, std::size_t& steps_left) const {
  std::set<std::size_t> seen;
  std::vector<std::size_t> open{from};
  while (!open.empty()) {
    const auto& [manifest, artifact] = artifacts_[open.back()];
    open.pop_back();
    for (const std::string& id : artifact.needs) {
      if (steps_left == 0) return false;
      --steps_left;
      const std::size_t* found = find(manifest, id);
      if (!found || !seen.insert(*found).second) continue;
      const Artifact& needed = artifacts_[*found].second;
      if (needed.asset_manifest != kNoFile) reached.asset_manifests.push_back(needed.asset_manifest);
      if (needed.first == needed.last) open.push_back(*found);
      if (steps_left < needed.last - needed.first) return false;
      steps_left -= needed.last - needed.first;
      for (std::uint32_t stack = needed.first; stack < needed.last; ++stack) reached.stacks.push_back(StackId{stack});
    }
  }
  return true;
}

bool Dependencies::resolve(std::vector<Stack>& stacks, std::size_t limit) const {
  bool complete = true;
  for (std::size_t i = 0; i < artifacts_.size() && complete; ++i) {
    const Artifact& artifact = artifacts_[i].second;
    if (artifact.needs.empty()) continue;
    Reached reached;
    complete = reach(i, reached, limit);
    // Whatever a nested assembly waits for, all its stacks wait for; but never for each other.
    std::erase_if(reached.stacks,
                  [&](StackId id) { return id >= StackId{artifact.first} && id < StackId{artifact.last}; });
    for (std::uint32_t stack = artifact.first; stack < artifact.last; ++stack) {
      const std::size_t added = reached.stacks.size() + reached.asset_manifests.size();
      if (limit < added) return false;
      limit -= added;
      Stack& into = stacks[stack];
      into.dependencies.insert(into.dependencies.end(), reached.stacks.begin(), reached.stacks.end());
      into.asset_manifests.insert(into.asset_manifests.end(), reached.asset_manifests.begin(),
                                  reached.asset_manifests.end());
    }
  }
  for (Stack& stack : stacks) {
    make_unique(stack.dependencies);
    make_unique(stack.asset_manifests);  // numbered in the manifests' order, since one thread reads them
  }
  return complete;
}

}  // namespace crosscheck
