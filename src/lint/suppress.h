#pragma once

#include <string>
#include <vector>

#include "config/config.h"
#include "finding/report.h"
#include "lint/finding_locator.h"
#include "rules/rule.h"

namespace crosscheck {

// Which findings the config or the app itself has accepted, with a reason.
class Suppressions {
 public:
  Suppressions(const Config& config, const std::string& today);

  // True when the finding is suppressed. Remembers which entries were of use.
  bool covers(const Finding& finding, const Rule& rule, const Problem& problem, FindingLocator& places);

  // Entries that suppressed nothing, and those past their date that would have.
  std::vector<InputProblem> complaints() const;

 private:
  struct Entry {
    const Suppression* suppression;
    bool expired = false;
    bool used = false;
  };
  std::vector<Entry> entries_;
  std::string today_;
};

}  // namespace crosscheck
