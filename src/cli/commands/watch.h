#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "cli/commands/check.h"
#include "cli/host/watch_list.h"
#include "finding/report.h"

namespace crosscheck {

// One run of several: what it depends on, and what the run before it found.
struct WatchRound {
  WatchList files;                                             // as far as the run came to know them
  std::optional<std::map<std::string, std::string>> findings;  // a line for each, by fingerprint; of the last report

  // What is new and what is gone since then, as lines; empty the first time. Keeps what the report has.
  std::string difference(const Report& report);
  void add(const Analysis& analysis, const Sources& sources);
};

// Runs, and runs again whenever something changes that the last run depended on. Ends only with the process.
int watch_check(const CheckOptions& options, const Host& here, const std::function<void(WatchRound&)>& run);

}  // namespace crosscheck
