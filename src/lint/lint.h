#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "finding/report.h"
#include "lint/baseline.h"
#include "lint/change.h"
#include "rules/rule.h"

namespace crosscheck {

// What the caller knows about the surroundings; nothing here looks at the clock or the working directory.
struct LintOptions {
  std::vector<std::string> only = {};  // rule ids; empty: all
  std::string today = {};              // "2026-11-24"
  std::string source_root = {};        // the repository that source lines are shown from; empty: none
  // Which of its files may be shown, by their path in it; without a function all of them.
  std::function<bool(std::string_view)> may_show = {};
  // Recorded path prefix → where it is beneath `source_root` (or absolute), for syntheses made elsewhere.
  std::vector<std::pair<std::string, std::string>> source_maps = {};
  Baseline baseline = {};     // findings to leave out
  Change change = {};         // whose parties come first
  bool only_changed = false;  // leave out what it does not touch
  bool plan = false;          // tell what the next deployment does; the model must have a plan
};

// Runs the rules over the index and gives every finding its rule's stamp, its places and its fingerprint; takes
// out what the config suppresses, a construct acknowledges or the baseline knows; sorts.
Report lint(Sources& sources, const Model& model, const std::vector<Rule>& rules, const LintOptions& options);

}  // namespace crosscheck
