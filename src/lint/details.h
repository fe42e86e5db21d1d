#pragma once

#include "lint/lint.h"

namespace crosscheck {

// What stands behind a report's findings: the deployment, who owns what and where, the bootstrap. Reads the files again
// that say where things are made.
Details details_of(Sources& sources, const Model& model, const std::vector<Rule>& rules, const LintOptions& options,
                   const Report& report);

}  // namespace crosscheck
