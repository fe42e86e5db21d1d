#include <memory>

#include "cli/cli.h"
#include "cli/commands/check.h"
#include "cli/commands/commands.h"
#include "cli/declare.h"

namespace crosscheck {

Run declare_plan(CLI::App& command) {
  const auto options = std::make_shared<CheckOptions>();
  options->analysis.plan = true;
  options->analysis.setup.reads_baseline = true;
  add_inputs(command, options->analysis.inputs);
  add_deployed(command, options->analysis);
  add_config(command, options->analysis.setup.config);
  add_threads(command, options->analysis);
  add_outputs(command, format_names([](const Format& format) { return format.plan; }), options->outputs);
  add_fail_on(command, *options);
  add_rule_choice(command, options->rules);
  add_rule_folders(command, options->analysis.setup.rule_folders);
  add_possible(command, options->analysis);
  add_source_roots(command, *options);
  add_readiness(command, options->analysis.readiness);
  add_baseline(command, options->analysis.setup.baseline);
  add_repository(command, *options);
  add_length(command, *options);
  add_redact(command, options->redact);
  return [options](const Host& here) {
    options->analysis.quiet = options->quiet;
    return check_command(*options, here);
  };
}

}  // namespace crosscheck
