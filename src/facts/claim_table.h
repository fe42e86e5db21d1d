#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "facts/entries.h"
#include "text/hash.h"

namespace crosscheck {

// Finds claims by their keys, in all namespaces and scopes. Holds positions in the list of claims.
class ClaimTable {
 public:
  ClaimTable() = default;
  explicit ClaimTable(const std::vector<Claim>& claims);

  // Calls `visit(position)` for each claim of that key, which has that hash, in the order of the list, until it says
  // that it has seen enough; whether it did.
  template <typename Visit>
  bool visit(const std::vector<Claim>& claims, std::string_view key, std::uint32_t hash, Visit visit) const;
  // The same of the claims of one scope: others of that key, in a thousand accounts maybe, cost little. Calls `other()`
  // for each of those, and for what merely has that hash.
  template <typename Visit, typename Other>
  bool visit_in(const std::vector<Claim>& claims, ScopeId scope, std::string_view key, std::uint32_t hash, Visit visit,
                Other other) const;
  template <typename Visit>
  bool visit_in(const std::vector<Claim>& claims, ScopeId scope, std::string_view key, std::uint32_t hash,
                Visit visit) const {
    return visit_in(claims, scope, key, hash, visit, [] {});
  }

  // Positions of two or more claims of one identity, scope included, group by group; ordered by namespace, key and
  // scope.
  std::vector<std::vector<std::uint32_t>> shared(const std::vector<Claim>& claims) const;

 private:
  static constexpr std::uint32_t kEnd = 0xffffffff;
  // A hash table of chains: the chain of a hash begins at `first_[hash_slot(…)]`. A claim's hash and scope stand in its
  // link as well, so that claims of others are passed over without a look at them.
  struct Link {
    std::uint32_t hash = 0, next = kEnd;
    ScopeId scope{};
  };
  std::vector<std::uint32_t> first_;
  std::vector<Link> links_;
};

template <typename Visit>
bool ClaimTable::visit(const std::vector<Claim>& claims, std::string_view key, std::uint32_t hash, Visit visit) const {
  if (first_.empty()) return false;
  for (std::uint32_t at = first_[hash_slot(hash, first_.size())]; at != kEnd; at = links_[at].next) {
    if (links_[at].hash == hash && same_text(claims[at].key, key) && visit(at)) return true;
  }
  return false;
}

template <typename Visit, typename Other>
bool ClaimTable::visit_in(const std::vector<Claim>& claims, ScopeId scope, std::string_view key, std::uint32_t hash,
                          Visit visit, Other other) const {
  if (first_.empty()) return false;
  for (std::uint32_t at = first_[hash_slot(hash, first_.size())]; at != kEnd; at = links_[at].next) {
    const Link& link = links_[at];
    if (link.hash != hash) continue;
    if (link.scope != scope) other();
    else if (same_text(claims[at].key, key) && visit(at)) return true;
  }
  return false;
}

}  // namespace crosscheck
