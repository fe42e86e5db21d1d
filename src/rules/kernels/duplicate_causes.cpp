#include "rules/kernels/duplicate_causes.h"

#include <algorithm>

#include "rules/kernels/claims.h"

namespace crosscheck {

DuplicateCauses::DuplicateCauses(const Model& model) {
  for (const auto& group : model.index.shared) {
    const Claim& any = model.index.claims[group.front()];
    if (!any.named() || !any.shape->parents.empty() || any.duplicates() != Duplicates::Error) continue;
    std::vector<StackId> stacks;
    std::vector<const Claim*> claims;
    for (std::uint32_t at : group) {
      const Claim& claim = model.index.claims[at];
      claims.push_back(&claim);
      if (claim.exists == Truth::Yes) stacks.push_back(claim.stack);
    }
    if (!in_conflict(claims)) continue;
    std::sort(stacks.begin(), stacks.end());
    names_[any.key].push_back({.claim = &any, .stacks = std::move(stacks)});
  }
}

// `below`: the claims' key is the owner's and more. Without it only what AWS does not refuse is explained: of two
// refusals neither is the other's cause.
bool DuplicateCauses::explain(std::string_view owner, bool below, const std::vector<const Claim*>& claims) const {
  const auto found = names_.find(owner);
  if (found == names_.end() || (!below && claims.front()->duplicates() == Duplicates::Error)) return false;
  return std::any_of(found->second.begin(), found->second.end(), [&](const Name& name) {
    return name.claim->space != claims.front()->space &&
           std::all_of(claims.begin(), claims.end(), [&](const Claim* claim) {
             return std::binary_search(name.stacks.begin(), name.stacks.end(), claim->stack);
           });
  });
}

bool DuplicateCauses::explain(const std::vector<const Claim*>& claims) const {
  constexpr std::string_view kServices = "/aws/";  // log groups that services make: `/aws/lambda/orders`
  const std::string_view key = claims.front()->key;
  // A name that is absent leaves that of the parent: the base path at the root of a domain.
  const ClaimShape* shape = claims.front()->shape;
  const bool of_parent = shape && !shape->parents.empty() && key.find('/') == std::string_view::npos;
  if (explain(key, of_parent, claims)) return true;
  for (std::size_t at = key.find('/', 1); at < key.size(); at = key.find('/', at + 1)) {
    if (explain(key.substr(0, at), true, claims)) return true;
    if (key.starts_with(kServices) && explain(key.substr(at + 1), true, claims)) return true;
  }
  return false;
}

}  // namespace crosscheck
