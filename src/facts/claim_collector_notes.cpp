// What is rare beside the claims themselves, and stays out of their way.

#include <algorithm>

#include "facts/claim_collector.h"

namespace crosscheck {

void ClaimCollector::note_default(const Claim& claim, const Text& text) {
  facts_.default_names.push_back({.stack = claim.stack,
                                  .element = claim.element,
                                  .space = claim.space,
                                  .parameter = facts_.arena.keep(evaluator_.parameter_behind(text))});
}

// One more of what accounts have a quota of.
void ClaimCollector::count() {
  const TypeInfo& info = *resource_->info;
  std::vector<QuotaUse>& counted = facts_.quota_uses;
  const std::string_view nested = evaluator_.deployment().nested;
  const auto found = std::find_if(counted.begin() + static_cast<std::ptrdiff_t>(counted_from_), counted.end(),
                                  [&](const QuotaUse& one) { return one.quota == info.quota; });
  if (found != counted.end()) {
    ++found->count;
    return;
  }
  counted.push_back({.quota = info.quota,
                     .count = 1,
                     .stack = evaluator_.deployment().stack,
                     .element = facts_.element(nested, resource_->id),
                     .type = info.type,
                     .span = resource_->element.key_span()});
}

}  // namespace crosscheck
