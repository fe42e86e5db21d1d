#pragma once

#include <cstddef>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "evaluate/stack_table.h"
#include "facts/entries.h"
#include "inputs/inputs.h"

namespace crosscheck {

// The stacks that could not be read, or not all of them, or that a transform adds to: what they have is not known, so
// nobody misses it.
class UnreadStacks {
 public:
  // Both must outlive it.
  UnreadStacks(const Inputs& inputs, const StackTable& stacks) : inputs_(inputs), stacks_(stacks) {}

  void add(StackId stack);
  // After the last one: finds out once for each scope whether one of them is there, or may be.
  void compare_with(const ScopeTable& scopes);
  // Whether one of them may have what a use means, or a stack that was not even listed.
  bool may_have(const Use& use, const ScopeTable& scopes) const;

 private:
  const Inputs& inputs_;
  const StackTable& stacks_;
  std::multimap<std::string_view, StackId> by_name_;
  std::map<std::pair<Environment, std::size_t>, StackId> places_;  // the first of each environment and assembly
  std::vector<bool> is_at_;                                        // by ScopeId
};

}  // namespace crosscheck
