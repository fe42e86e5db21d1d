#include "facts/claim_table.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace crosscheck {

// Built from the last to the first, so that chains run in the order of the list.
ClaimTable::ClaimTable(const std::vector<Claim>& claims)
    : first_(std::bit_ceil(claims.size() + 1), kEnd), links_(claims.size()) {
  for (std::size_t i = claims.size(); i-- > 0;) {
    std::uint32_t& head = first_[hash_slot(claims[i].hash, first_.size())];
    links_[i] = {.hash = claims[i].hash, .next = head, .scope = claims[i].scope};
    head = static_cast<std::uint32_t>(i);
  }
}

std::vector<std::vector<std::uint32_t>> ClaimTable::shared(const std::vector<Claim>& claims) const {
  std::vector<std::vector<std::uint32_t>> groups;
  std::vector<bool> seen(claims.size(), false);
  for (std::uint32_t i = 0; i < claims.size(); ++i) {
    if (seen[i]) continue;
    std::vector<std::uint32_t> group;
    for (std::uint32_t at = links_[i].next; at != kEnd; at = links_[at].next) {
      if (links_[at].hash != links_[i].hash || links_[at].scope != links_[i].scope || claims[at].key != claims[i].key ||
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
