#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rules/kernels/possible_owners.h"

namespace crosscheck {

// "Did you mean" for names that are known in part: `*-VpcIdd` where some stack has `*-VpcId`. The names must end in
// nearly the same word, which a slip of the hand explains (case, a letter too many or too few, two that changed
// places), and the rest of them may be equal. Other digits or letters mean other things: `SubnetA` and `SubnetB`.
class NearEnds {
 public:
  // Of what may be created in that namespace. `owners` and the claims must outlive it.
  NearEnds(const PossibleOwners& owners, std::string_view space);

  // The first in the order of the index; null where none is near. Not for uses that somebody may create.
  const PossibleOwner* find(const Use& use) const;

 private:
  std::vector<PossibleOwner> owners_;
  // Places in `owners_`, by their last words, whole and without each letter in turn.
  std::unordered_map<std::string, std::vector<std::size_t>> by_end_;
};

}  // namespace crosscheck
