#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "facts/facts.h"

namespace crosscheck {

// The second copies of stacks that several assemblies of one app contain: same name and place, alike resources. What is
// left with one name twice is a conflict.
class DuplicateStacks {
 public:
  explicit DuplicateStacks(const Inputs& inputs);

  // Whether another assembly has a stack of that name: only then need facts tell copies apart.
  bool has_namesake(StackId stack) const;
  // The earlier stack that this one is a copy of, or null. Asked once for each stack, in their order.
  const Stack* original(StackId stack, const Facts& facts);

 private:
  struct Seen {
    StackId stack;
    bool complete;  // false: not all of it could be read
    std::uint64_t content;
    std::vector<std::uint64_t> resource_hashes;
  };
  bool alike(const Seen& earlier, StackId stack, const Facts& facts) const;

  const Inputs& inputs_;
  std::map<std::string_view, std::vector<Seen>> seen_;  // of names that more than one assembly has
};

}  // namespace crosscheck
