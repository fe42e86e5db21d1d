#pragma once

#include <map>
#include <utility>
#include <vector>

#include "rules/wording.h"

namespace crosscheck {

// Stacks whose accounts are not known, whose names say that they belong to different environments, and which claim the
// same names: AWS refuses the second one only if both are deployed to one account. One problem for each pair of stacks,
// however many names.
class UnplacedPairs {
 public:
  explicit UnplacedPairs(const Model& model) : model_(model) {}

  // Whether AWS sees another thing in each account or region that the stack may be deployed to: nothing says which.
  bool is_unplaced(const Claim& claim) const;

  // `claims`: of one identity.
  void add(const std::vector<const Claim*>& claims);
  void report(const Wording& wording, std::vector<Problem>& problems) const;

 private:
  struct Pair {
    std::size_t names = 0;
    std::vector<const Claim*> claims;  // the first stack's and the second's of each name, as far as they are shown
  };
  bool are_pair(const Claim& one, const Claim& other) const;
  Problem problem_of(const Wording& wording, StackId one, StackId other, const Pair& pair, std::size_t problems) const;

  const Model& model_;
  std::map<std::pair<StackId, StackId>, Pair> pairs_;
};

}  // namespace crosscheck
