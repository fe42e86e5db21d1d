#pragma once

#include <string>
#include <vector>

#include "rules/rule.h"

namespace crosscheck {

// A rule's page, as `explain` prints it and as `docs/rules/<id>.md` holds it. `example` is what `check` prints for the
// rule's example; empty for users' own rules.
std::string rule_text(const Rule& rule, std::string_view example);
std::string rule_markdown(const Rule& rule, std::string_view example);

// Several that a search has led to: what each is about, and what to do.
std::string rules_of_error_text(const std::vector<const Rule*>& rules);

// All rules in one table: `docs/rules/README.md` and `crosscheck rules`.
std::string rules_text(const std::vector<Rule>& rules);
std::string rules_markdown(const std::vector<Rule>& rules);

// The example's output that the build embedded; empty where there is none.
std::string_view shipped_example(std::string_view id);

}  // namespace crosscheck
