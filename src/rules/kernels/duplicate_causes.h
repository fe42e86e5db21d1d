#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/kernel.h"

namespace crosscheck {

// Names that several elements claim and that are therefore problems of their own: the causes of others.
class DuplicateCauses {
 public:
  explicit DuplicateCauses(const Model& model);

  // Whether what the claims belong to is itself claimed twice, by the same stacks: the policies of a role, the log
  // group of a function. One of the two owners has to go, and what belongs to it with it.
  bool explain(const std::vector<const Claim*>& claims) const;

 private:
  struct Name {
    const Claim* claim;
    std::vector<StackId> stacks;  // in their order
  };
  bool explain(std::string_view owner, bool below, const std::vector<const Claim*>& claims) const;

  std::unordered_map<std::string_view, std::vector<Name>> names_;  // by key
};

}  // namespace crosscheck
