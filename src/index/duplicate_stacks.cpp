#include "index/duplicate_stacks.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace crosscheck {
namespace {

// Most of their resources agree.
bool share_most(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::vector<std::uint64_t> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  return common.size() * 2 >= std::max(a.size(), b.size());
}

}  // namespace

DuplicateStacks::DuplicateStacks(const Inputs& inputs) : inputs_(inputs) {
  std::map<std::string_view, std::set<std::uint32_t>> assemblies;
  for (const Stack& stack : inputs.stacks) assemblies[stack.name].insert(stack.assembly);
  for (const auto& [name, where] : assemblies) {
    if (where.size() > 1) seen_[name];
  }
}

bool DuplicateStacks::has_namesake(StackId stack) const { return seen_.contains(inputs_[stack].name); }

const Stack* DuplicateStacks::original(StackId stack, const Facts& facts) {
  const auto namesakes = seen_.find(inputs_[stack].name);
  if (namesakes == seen_.end()) return nullptr;
  for (const Seen& earlier : namesakes->second) {
    if (alike(earlier, stack, facts)) return &inputs_[earlier.stack];
  }
  namesakes->second.push_back(
      {.stack = stack, .complete = facts.complete, .content = facts.content, .resource_hashes = facts.resource_hashes});
  return nullptr;
}

bool DuplicateStacks::alike(const Seen& earlier, StackId id, const Facts& facts) const {
  const Stack &stack = inputs_[id], &other = inputs_[earlier.stack];
  if (other.assembly == stack.assembly) return false;  // within one assembly every entry is deployed
  const bool same_place = stack.environment == other.environment;
  if (!earlier.complete || !facts.complete) return same_place;  // nothing shows that it is another one
  if (earlier.content == facts.content) {
    return same_place || stack.origin.may_be_copy_of(other.origin);
  }
  const bool known_place = !stack.environment.account.empty() && !stack.environment.region.empty();
  return same_place && known_place && share_most(earlier.resource_hashes, facts.resource_hashes);
}

}  // namespace crosscheck
