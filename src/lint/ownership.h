#pragma once

#include <string>
#include <vector>

#include "finding/report.h"
#include "index/index.h"

namespace crosscheck {

// Every identity that a stack matching `owner` (a glob; empty: any) owns, or uses without anybody here owning it.
// Sorted by namespace, scope and key.
std::vector<OwnershipRow> ownership(const Inputs& inputs, const Index& index, const std::string& owner);

// The exports among them, with those whose name only the deployment decides: `${Stage}-VpcId`.
std::vector<OwnershipRow> exports(const Inputs& inputs, const Index& index, const std::string& owner);

// The roles of these stacks that identity providers are trusted with, by stack and as the templates have them.
std::vector<TrustRow> trusts(const Inputs& inputs, const Index& index, const std::string& owner);

}  // namespace crosscheck
