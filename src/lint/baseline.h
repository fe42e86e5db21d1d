#pragma once

#include <string>
#include <vector>

#include "finding/report.h"
#include "text/sources.h"

namespace crosscheck {

// A finding that is known and not to be reported again. The fingerprint decides, with rule and identity; the other
// members are for whoever reviews the file. All are printable.
struct BaselineEntry {
  std::string fingerprint;
  std::string rule;
  std::string identity;  // "s3:bucket/legacy-uploads", as in `suppress`; empty: none
  std::string message;
  std::vector<std::string> parties;  // those at fault, by construct path where they have one; not all of very many
  Span span;
  std::vector<FormerName> former = {};  // of a finding of today whose rule was renamed
};
// One for each finding, in their order.
std::vector<BaselineEntry> baseline_entries(const std::vector<Finding>& findings);

// The file; `schemas/baseline.schema.json` says the same for editors.
struct Baseline {
  FileId file = kNoFile;  // kNoFile: there is none
  std::vector<BaselineEntry> entries;
};

// Strict, like `read_config`.
Baseline read_baseline(Sources& sources, FileId file);
// Sorted, one entry after the other. Throws `InputError` where there are too many to be read again.
std::string write_baseline(std::vector<BaselineEntry> entries);

// Which entries have a finding and which findings have an entry: one for one, so that an entry covers no second finding
// with its fingerprint.
struct Comparison {
  std::vector<bool> gone;   // by entry of the baseline
  std::vector<bool> known;  // by entry of today
};
Comparison compare(const std::vector<BaselineEntry>& baseline, const std::vector<BaselineEntry>& today);

}  // namespace crosscheck
