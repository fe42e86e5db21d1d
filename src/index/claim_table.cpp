#include "index/claim_table.h"

#include <algorithm>
#include <tuple>

#include "document/document.h"

namespace crosscheck {

std::uint32_t ClaimTable::hash(std::string_view text) { return key_hash(text); }

// Built from the last to the first, so that chains run in the order of the list.
void ClaimTable::Chains::build(const std::vector<std::uint32_t>& hashes) {
  std::size_t size = 16;
  while (size < hashes.size() * 2) size *= 2;
  first.assign(size, kEnd);
  next.assign(hashes.size(), kEnd);
  for (std::size_t i = hashes.size(); i-- > 0;) {
    std::uint32_t& head = first[hashes[i] & (size - 1)];
    next[i] = head;
    head = static_cast<std::uint32_t>(i);
  }
}

ClaimTable::ClaimTable(const std::vector<Claim>& claims) {
  std::vector<std::uint32_t> identities(claims.size()), keys(claims.size());
  for (std::size_t i = 0; i < claims.size(); ++i) {
    keys[i] = hash(claims[i].key);
    identities[i] = hash(claims[i].space) ^ keys[i];
  }
  by_identity_.build(identities);
  by_key_.build(keys);
}

std::vector<std::vector<std::uint32_t>> ClaimTable::shared(const std::vector<Claim>& claims) const {
  std::vector<std::vector<std::uint32_t>> groups;
  std::vector<bool> seen(claims.size(), false);
  for (std::uint32_t i = 0; i < claims.size(); ++i) {
    if (seen[i]) continue;
    std::vector<std::uint32_t> group;
    for (std::uint32_t at = by_identity_.next[i]; at != kEnd; at = by_identity_.next[at]) {
      if (claims[at].scope != claims[i].scope || claims[at].key != claims[i].key ||
          claims[at].space != claims[i].space) {
        continue;
      }
      seen[at] = true;
      if (group.empty()) group.push_back(i);
      group.push_back(at);
    }
    if (!group.empty()) groups.push_back(std::move(group));
  }
  std::sort(groups.begin(), groups.end(), [&](const auto& a, const auto& b) {
    const Claim &x = claims[a.front()], &y = claims[b.front()];
    return std::tie(x.space, x.key, x.scope) < std::tie(y.space, y.key, y.scope);
  });
  return groups;
}

}  // namespace crosscheck
