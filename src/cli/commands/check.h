#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands/analysis.h"
#include "cli/commands/rule_choice.h"
#include "cli/host/diff.h"
#include "cli/host/write.h"
#include "report/formats.h"

namespace crosscheck {

// What `check` is told, and `plan`, which is a check that also tells what the next deployment does.
struct CheckOptions {
  AnalysisOptions analysis;
  std::vector<Output> outputs = {{.format = "text", .file = {}}};
  std::string fail_on = "error";
  RuleChoice rules;
  std::vector<std::pair<std::string, std::string>> source_maps;  // --source-root: from, to
  ChangeOptions change;
  bool only_changed = false;
  std::string category = WriteOptions().category;
  WebRepository repository;
  bool quiet = false;
  bool verbose = false;
  bool statistics = false;
  bool redact = false;
  bool watch = false;
  std::optional<std::string> max_problems;
};

// The declarations that both have.
void add_source_roots(CLI::App& command, CheckOptions& options);
void add_repository(CLI::App& command, CheckOptions& options);
void add_fail_on(CLI::App& command, CheckOptions& options);
void add_redact(CLI::App& command, bool& redact);  // `index` has it as well
void add_length(CLI::App& command, CheckOptions& options);

// Options → index → report → outputs → exit code.
int check_command(const CheckOptions& options, const Host& here);

}  // namespace crosscheck
