#include <memory>

#include "cli/cli.h"
#include "cli/commands/analysis.h"
#include "cli/commands/commands.h"
#include "cli/commands/setup.h"
#include "cli/declare.h"
#include "cli/host/find_inputs.h"
#include "cli/host/write.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

struct ConfigArguments {
  std::vector<std::string> inputs;
  SetupOptions setup;
  bool files = false;  // paths alone, for scripts
};

// Each file that decides what a check reports, and as what.
int config_command(const ConfigArguments& options, const Host& here) {
  Sources sources;
  const Setup setup = read_setup(sources, options.setup, find_inputs(options.inputs, here).paths, here);
  std::string text;
  const auto add = [&](const char* role, FileId file) {
    if (file == kNoFile) return;
    text += (options.files ? "" : role) + printable(sources.display(file)) + '\n';
  };
  add("config    ", setup.config.file);
  for (const FileId file : setup.config.extended) add("extended  ", file);
  for (const Rule& rule : setup.rules) add("rule      ", rule.file);
  add("baseline  ", setup.baseline);
  if (text.empty() && !options.files) text = "no config, no baseline, and only the shipped rules\n";
  write_output({}, text);
  return kClean;
}

}  // namespace

Run declare_config(CLI::App& command) {
  const auto options = std::make_shared<ConfigArguments>();
  add_inputs(command, options->inputs);
  add_config(command, options->setup.config);
  add_rule_folders(command, options->setup.rule_folders);
  add_baseline(command, options->setup.baseline);
  add_flag(command, "--files", options->files, "only the paths, one per line; nothing where there are none");
  return [options](const Host& here) { return config_command(*options, here); };
}

}  // namespace crosscheck
