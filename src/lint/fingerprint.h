#pragma once

#include <string>

#include "finding/report.h"

namespace crosscheck {

// 16 hex digits from the rule, the identity and the construct paths of those at fault (their stacks and logical ids
// where there are none): the same finding keeps it when lines move and templates are written anew.
std::string fingerprint(const Finding& finding);
// What it would be if the finding's rule had that id.
std::string fingerprint(const Finding& finding, const std::string& rule);

}  // namespace crosscheck
