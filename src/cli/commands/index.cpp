#include <memory>

#include "cli/cli.h"
#include "cli/commands/check.h"
#include "cli/commands/commands.h"
#include "cli/declare.h"
#include "cli/host/write.h"
#include "lint/ownership.h"
#include "report/formats.h"
#include "report/redact.h"

namespace crosscheck {
namespace {

struct IndexArguments {
  AnalysisOptions analysis;
  std::vector<Output> outputs = {{.format = "text", .file = {}}};
  std::string owner;  // a pattern; empty: all
  bool exports = false;
  bool redact = false;
};

int index_command(const IndexArguments& options, const Host& here) {
  Sources sources;
  Analysis analysis = analyse(sources, options.analysis, here);
  std::vector<OwnershipRow> rows =
      (options.exports ? exports : ownership)(analysis.inputs, analysis.index, options.owner);
  std::vector<TrustRow> trusted;
  if (!options.exports) trusted = trusts(analysis.inputs, analysis.index, options.owner);
  if (options.redact) redact(analysis.notifications, rows, trusted);
  print_notifications(analysis);
  write_outputs(options.outputs, sources, {},
                [&](const Output& output) { return find_format(output.format)->write_ownership(rows, trusted); });
  return analysis.complete() ? kClean : kIncomplete;
}

}  // namespace

Run declare_index(CLI::App& command) {
  const auto options = std::make_shared<IndexArguments>();
  add_inputs(command, options->analysis.inputs);
  add_config(command, options->analysis.setup.config);
  add_threads(command, options->analysis);
  add_readiness(command, options->analysis.readiness);
  add_outputs(command, format_names([](const Format& format) { return format.write_ownership != nullptr; }),
              options->outputs);
  add_value(command, "--owner", "PATTERN", options->owner, "only what stacks matching this pattern own or use");
  add_flag(command, "--exports", options->exports,
           "only exports: who exports what, who imports it, and what nobody here exports");
  add_redact(command, options->redact);
  return [options](const Host& here) { return index_command(*options, here); };
}

}  // namespace crosscheck
