#pragma once

#include <vector>

#include "finding/report.h"

namespace crosscheck {

// Replaces every account id in whatever the report says by a placeholder, `account-1`, which is the same in all formats
// of the run: the ids of the environments come first, then those of the findings, in their order. An account id is a
// row of exactly twelve digits, and one that is known already also within a longer row. Fingerprints stay.
void redact(Report& report);

// The same for what `index` says.
void redact(std::vector<Notification>& notifications, std::vector<OwnershipRow>& rows, std::vector<TrustRow>& trusts);

}  // namespace crosscheck
