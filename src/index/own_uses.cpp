#include <algorithm>
#include <bit>

#include "index/facts.h"
#include "index/meaning.h"
#include "text/hash.h"

namespace crosscheck {
namespace {

// The claims of one stack, found by their keys: a hash table with open addressing.
class OwnClaims {
 public:
  OwnClaims(const Facts& facts, std::vector<std::uint32_t>& slots) : facts_(facts), slots_(slots) {
    slots_.assign(std::bit_ceil(facts.claims.size() * 2 + 1), 0);
    for (std::uint32_t i = 0; i < facts.claims.size(); ++i) {
      if (facts.claims[i].key.empty()) continue;  // it waits for other stacks
      std::size_t slot = hash_slot(key_hash(facts.claims[i].key), slots_.size());
      while (slots_[slot] != 0) slot = (slot + 1) & mask();
      slots_[slot] = i + 1;
    }
  }

  bool has(const Use& use) const {
    for (std::size_t slot = hash_slot(key_hash(use.key), slots_.size()); slots_[slot] != 0;
         slot = (slot + 1) & mask()) {
      const Claim& claim = facts_.claims[slots_[slot] - 1];
      if (claim.key == use.key && may_mean(use, claim) && is_there(use, claim, facts_.scopes)) return true;
    }
    return false;
  }

 private:
  std::size_t mask() const { return slots_.size() - 1; }

  const Facts& facts_;
  std::vector<std::uint32_t>& slots_;
};

}  // namespace

void leave_out_own(Facts& facts, std::vector<std::uint32_t>& slots) {
  const OwnClaims own(facts, slots);
  const std::size_t all = facts.order.size();
  std::erase_if(facts.order, [&](std::uint32_t at) {
    const Use& use = facts.uses[at];
    return !use.away && !use.key.empty() && own.has(use);
  });
  facts.own_uses = all - facts.order.size();
}

}  // namespace crosscheck
