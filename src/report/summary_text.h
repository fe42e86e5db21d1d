#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "finding/report.h"

namespace crosscheck {

// What a report must say when its `complete` is false.
inline constexpr std::string_view kIncompleteWords = "not everything could be read, so conflicts may be missing here";

// Whether this can be deployed, and how many findings there are: one line, without a time.
std::string verdict(const Report& report);

// How much was read: "read 4 stacks in 2 environments, 9 resources".
std::string reading(const Report& report);

// How many findings are not shown, and why: "3 findings are in the baseline".
std::vector<std::string> left_out(const Summary& summary);

// What the run did not look at: "not checked: 2 of 33 rules, off or not selected".
std::vector<std::string> not_checked(const Report& report);

// The last words for people. With findings: the verdict, how many of what kind, what was looked at, and what to do
// next. Without: what was checked, and that all is well. The first line of it is the verdict or, when all is well, the
// last. Lines are broken at `width` columns; 0: nowhere.
std::string summary_text(const Report& report, std::size_t width = 0);

}  // namespace crosscheck
