#include "rules/kernels/possible_owners.h"

#include <algorithm>
#include <utility>

namespace crosscheck {

PossibleOwners::PossibleOwners(const Model& model) : model_(model) {
  const auto add = [&](const Claim& claim) {
    if (claim.exists == Truth::No) return;
    const Text key = key_of(claim);
    if (key.certain()) certain_[{claim.space, claim.key}].push_back(&claim);
    else open_[claim.space].push_back({&claim, key});
  };
  std::for_each(model.index.claims.begin(), model.index.claims.end(), add);
  std::for_each(model.index.open_claims.begin(), model.index.open_claims.end(), add);
  for (const Stack& stack : model.inputs.stacks) accounts_.insert(stack.environment.account);
}

Text PossibleOwners::key_of(const Claim& claim) {
  const Stack& stack = model_.inputs[claim.stack];
  const std::size_t at = stack.origin.has_real_name() ? std::string_view::npos : claim.key.find(stack.name);
  if (at == std::string_view::npos) return Text::of_key(claim.key);
  TextBuilder builder;
  builder.append(Text::of_key(claim.key.substr(0, at)));
  builder.append_unknown("the stack's name");
  builder.append(Text::of_key(claim.key.substr(at + stack.name.size())));
  return builder.kept(arena_);
}

bool PossibleOwners::is_elsewhere(const Use& use) const {
  return !use.account.empty() && !accounts_.contains({}) && !accounts_.contains(use.account);
}

bool PossibleOwners::fits(const Use& use, const Claim& claim, const Text& key) const {
  const Truth there = same(model_.index.scope(use.scope), model_.index.scope(claim.scope));
  if (there == Truth::No) return false;
  if (claim.key == use.key) return there == Truth::Unknown || claim.exists == Truth::Unknown;
  return may_equal(Text::of_key(use.key), key);
}

bool PossibleOwners::may_have(const Use& use) const {
  if (is_elsewhere(use)) return true;
  if (const auto found = certain_.find({use.space, use.key}); found != certain_.end()) {
    const Text key = Text::of_key(use.key);
    const auto fits_as_is = [&](const Claim* claim) { return fits(use, *claim, key); };
    if (std::any_of(found->second.begin(), found->second.end(), fits_as_is)) return true;
  }
  const auto found = open_.find(use.space);
  return found != open_.end() && std::any_of(found->second.begin(), found->second.end(),
                                             [&](const auto& one) { return fits(use, *one.claim, one.key); });
}

std::vector<PossibleOwner> PossibleOwners::all(std::string_view space) const {
  std::vector<PossibleOwner> all;
  for (auto at = certain_.lower_bound({space, {}}); at != certain_.end() && at->first.first == space; ++at) {
    for (const Claim* claim : at->second) all.push_back({claim, Text::of_key(claim->key)});
  }
  if (const auto found = open_.find(space); found != open_.end()) {
    all.insert(all.end(), found->second.begin(), found->second.end());
  }
  std::stable_sort(all.begin(), all.end(), [](const PossibleOwner& a, const PossibleOwner& b) {
    return std::pair(a.claim->stack, a.key.key()) < std::pair(b.claim->stack, b.key.key());
  });
  return all;
}

}  // namespace crosscheck
