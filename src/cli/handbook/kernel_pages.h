#pragma once

#include <string>
#include <vector>

#include "rules/rule.h"

namespace crosscheck {

// What rules can be made of, from the kernels' own descriptions: `crosscheck rules --kernels`, and `docs/kernels.md`
// with the ids of the rules that use each kernel.
std::string kernels_text();
std::string kernels_markdown(const std::vector<Rule>& rules);

// The JSON Schema of rule files, for editors: `schemas/rule.schema.json`.
std::string rule_schema();

}  // namespace crosscheck
