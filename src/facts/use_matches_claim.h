#pragma once

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

// Whether the claim is where the use looks. Both number their scopes as the table does.
inline bool is_there(const Use& use, const Claim& claim, const ScopeTable& scopes) {
  if (claim.scope == use.scope) return true;
  return use.space.empty() && is_account_around(scopes[claim.scope], scopes[use.scope]);
}

}  // namespace crosscheck
