#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "finding/report.h"

namespace crosscheck {

// The texts of a rule in the lengths and shapes that GitHub shows. Only `help_uri` may be empty.
struct SarifRule {
  std::string id;
  std::string name;               // "DuplicateExport"
  std::string short_description;  // the title as a sentence, at most 1024 characters
  std::string full_description;   // the explanation's first paragraph, at most 1024 characters
  std::string help_text;
  std::string help_markdown;  // the whole explanation, what to do, and references
  std::string help_uri;
  std::string problem_severity;  // "error", "warning", "recommendation"
  std::vector<std::string> tags;
};

// The id as results refer to it: an id of sane length, never empty.
std::string sarif_rule_id(std::string_view id);

// `site` is the address of the project's site, with a slash at its end, or empty.
SarifRule sarif_rule(const RuleSummary& rule, std::string_view site);

}  // namespace crosscheck
