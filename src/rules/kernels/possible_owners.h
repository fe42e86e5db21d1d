#pragma once

#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/kernel.h"
#include "text/arena.h"

namespace crosscheck {

// A claim that may turn out to hold, with its key as far as it is known.
struct PossibleOwner {
  const Claim* claim;
  Text key;  // its text lives as long as the `PossibleOwners`
};

// What may turn out to create a thing that no stack creates for certain.
class PossibleOwners {
 public:
  // `model` must outlive it.
  explicit PossibleOwners(const Model& model);

  // Whether nobody can know that the thing is missing: it is in an account that no stack of this run is deployed to, or
  // a stack may turn out to create it, in a place that cannot be compared with where the use looks or under a name that
  // is not known.
  bool may_have(const Use& use) const;

  // Everything of a namespace that may be created, in the order of the index.
  std::vector<PossibleOwner> all(std::string_view space) const;

 private:
  bool is_elsewhere(const Use& use) const;
  bool fits(const Use& use, const Claim& claim, const Text& key) const;
  // A claim's key; where the stack's name is only a guess, with that name taken for unknown.
  Text key_of(const Claim& claim);

  const Model& model_;
  Arena arena_;
  std::map<std::pair<std::string_view, std::string_view>, std::vector<const Claim*>> certain_;  // by namespace and key
  std::map<std::string_view, std::vector<PossibleOwner>> open_;                                 // by namespace
  std::set<std::string_view> accounts_;
};

}  // namespace crosscheck
