#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/kernel.h"

namespace crosscheck {

// One rule file: a shipped one or a user's own; nothing downstream can tell them apart.
struct Rule {
  std::string id;
  std::vector<std::string> aliases;  // former ids, which configs, suppressions and baselines may still use
  std::string deprecated;            // why, and what to use instead; empty: it is not
  std::string title;
  Severity severity = Severity::Error;
  std::string family;
  std::string kernel;
  // The deployment of which party's stack a finding stops: no party's, the first one's, or the one's that comes last.
  enum class Stops { Nothing, First, Last };
  Stops stops = Stops::Nothing;
  Wording wording;
  std::string explanation;              // markdown
  std::vector<std::string> errors;      // what a deployment says that runs into it; `*` stands for what varies
  std::vector<std::string> references;  // URLs
  Check check;
  FileId file = kNoFile;  // of a user's own rule

  bool is_called(std::string_view name) const;       // its id or a former one
  bool is_called_like(std::string_view glob) const;  // likewise
};

// Parses one rule file, strictly: unknown keys, kernels and placeholders, bad regular expressions and missing
// members throw `InputError` with a caret. `id` must equal `expected_id` (the file's name).
Rule read_rule(Sources& sources, FileId file, std::string_view expected_id,
               StrictFile::Language language = StrictFile::Language::Yaml);

// The shipped rules and those of the given folders, sorted by id; an id or alias twice throws.
std::vector<Rule> load_rules(Sources& sources, const std::vector<std::string>& folders);

// Those whose error is in the text, or has the text in it, whatever the case: "No export named x found" and "no export
// named" both lead to `missing-export`.
std::vector<const Rule*> rules_of_error(const std::vector<Rule>& rules, std::string_view text);

// By id or former id; null where there is none.
const Rule* find_rule(const std::vector<Rule>& rules, std::string_view name);
// Every name that a rule goes by: the ids, then the former ones.
std::vector<std::string> rule_names(const std::vector<Rule>& rules);

}  // namespace crosscheck
