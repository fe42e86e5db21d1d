#include "facts/claim_table.h"
#include "facts/facts.h"
#include "facts/use_matches_claim.h"

namespace crosscheck {

// What a stack reads before it creates anything stays, as that may be what it creates.
void drop_own_uses(Facts& facts) {
  const ClaimTable own(facts.claims);
  const auto is_own = [&](const Use& use) {
    return own.visit(facts.claims, use.key, use.hash, [&](std::uint32_t at) {
      return names_claim(use, facts.claims[at]) && is_there(use, facts.claims[at], facts.scopes);
    });
  };
  std::erase_if(facts.order, [&](std::uint32_t at) {
    const Use& use = facts.uses[at];
    return !use.away && !use.key.empty() && use.evidence != Evidence::Principal && is_own(use) && !use.opens;
  });
}

}  // namespace crosscheck
