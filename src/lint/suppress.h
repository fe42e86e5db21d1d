#pragma once

#include <array>
#include <string>
#include <vector>

#include "config/config.h"
#include "finding/report.h"
#include "rules/rule.h"

namespace crosscheck {

// Which findings the config has accepted, with a reason.
class Suppressions {
 public:
  Suppressions(const Config& config, const std::string& today);

  // Whether an entry that fits by rule and identity asks for the construct paths of the parties.
  bool ask_for_constructs(const Rule& rule, const std::optional<Identity>& identity) const;
  // Whether the finding is suppressed. Remembers which entries were of use.
  bool cover(const Rule& rule, const Finding& finding);

  // Entries that suppressed nothing, and those past their date that would have. `kSuppressionRules` report them. Where
  // not everything could be read, what an entry is for may be in the rest: then it is not said to be unused.
  std::vector<InputProblem> complaints(bool complete) const;

 private:
  struct Entry {
    const Suppression* suppression;
    bool expired = false;
    bool used = false;
  };
  FileId file_;
  std::vector<Entry> entries_;
};

inline constexpr std::array kSuppressionRules = {"unused-suppression", "expired-suppression"};

}  // namespace crosscheck
