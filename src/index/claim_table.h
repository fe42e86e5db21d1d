#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "index/entries.h"

namespace crosscheck {

// Finds claims by namespace and key, in all scopes, or by key alone. Holds positions in the list of claims.
class ClaimTable {
 public:
  ClaimTable() = default;
  explicit ClaimTable(const std::vector<Claim>& claims);

  // Calls `visit(position)` for each claim of that identity in whatever scope, in the order of the list.
  template <typename Visit>
  void each(const std::vector<Claim>& claims, std::string_view space, std::string_view key, Visit visit) const;
  // The same over all namespaces of names: stacks, exports and outputs are not names that a text may mean.
  template <typename Visit>
  void each_named(const std::vector<Claim>& claims, std::string_view key, Visit visit) const;

  // Positions of two or more claims of one identity, scope included, group by group; ordered by namespace, key and
  // scope.
  std::vector<std::vector<std::uint32_t>> shared(const std::vector<Claim>& claims) const;

 private:
  static constexpr std::uint32_t kEnd = 0xffffffff;
  // A hash table of chains: the chain of a hash begins at `first[hash & mask]` and goes on through `next`.
  struct Chains {
    std::vector<std::uint32_t> first, next;
    void build(const std::vector<std::uint32_t>& hashes);
    std::uint32_t begin(std::uint32_t hash) const { return first.empty() ? kEnd : first[hash & (first.size() - 1)]; }
  };
  static std::uint32_t hash(std::string_view text);

  Chains by_identity_, by_key_;
};

template <typename Visit>
void ClaimTable::each(const std::vector<Claim>& claims, std::string_view space, std::string_view key,
                      Visit visit) const {
  for (std::uint32_t at = by_identity_.begin(hash(space) ^ hash(key)); at != kEnd; at = by_identity_.next[at]) {
    if (claims[at].key == key && claims[at].space == space) visit(at);
  }
}

template <typename Visit>
void ClaimTable::each_named(const std::vector<Claim>& claims, std::string_view key, Visit visit) const {
  for (std::uint32_t at = by_key_.begin(hash(key)); at != kEnd; at = by_key_.next[at]) {
    if (claims[at].key == key && !claims[at].space.starts_with("cfn:")) visit(at);
  }
}

}  // namespace crosscheck
