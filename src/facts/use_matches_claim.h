#pragma once

#include <string>
#include <vector>

#include "facts/entries.h"

namespace crosscheck {

// Whether a use can mean a claim of its key: one in its namespace. A use without one, a value that merely looks like a
// name, may mean any name that the catalogue is sure of and that stands by itself. Stacks, exports, outputs and what
// belongs to something else, such as a bucket's policy, are not names of that kind.
inline bool names_claim(const Use& use, const Claim& claim) {
  if (!use.space.empty()) return same_text(claim.space, use.space);
  if (!claim.shape) return !claim.space.starts_with("cfn:");
  return claim.named() && claim.shape->parents.empty() && claim.shape->strength == Strength::High;
}

// Whether the claim is where the use looks. `scopes` are what the `ScopeId`s of both number.
inline bool is_there(const Use& use, const Claim& claim, const std::vector<std::string>& scopes) {
  if (claim.scope == use.scope) return true;
  const auto scope = [&](ScopeId id) -> const std::string& { return scopes[static_cast<std::size_t>(id)]; };
  return use.space.empty() && scope(use.scope).starts_with(scope(claim.scope));
}

}  // namespace crosscheck
