#include <chrono>
#include <filesystem>

#include "cli/cli.h"
#include "cli/commands/commands.h"
#include "cli/commands/setup.h"
#include "cli/host/diff.h"
#include "cli/host/input_readiness.h"
#include "cli/host/progress.h"
#include "cli/host/write.h"
#include "cli/version.h"
#include "lint/lint.h"
#include "report/formats.h"

namespace crosscheck {
namespace {

std::string rendered(const Report& report, const Output& output, const Options& options, const Host& here) {
  const bool colored = here.color && output.file.empty();
  return find_format(output.format)
      ->write(report, {.color = colored, .summary = !options.quiet, .category = options.category});
}

int exit_code(const Report& report, const Options& options) {
  if (!report.complete) return kIncomplete;
  const bool failing =
      options.fail_on && !report.findings.empty() && report.findings.front().severity >= *options.fail_on;
  return failing ? kFindings : kClean;
}

// `cdk.json` of the checkout: a file that is in git, for findings whose own files are not.
std::string anchor(const Host& here) {
  const auto app = find_above(here.directory, "cdk.json");
  return app ? std::filesystem::path(*app + "/cdk.json").lexically_relative(here.git_root).string() : "";
}

}  // namespace

int check_command(const Options& options, const Host& here) {
  const auto start = std::chrono::steady_clock::now();
  Sources sources;
  const Setup setup = read_setup(sources, options, here);
  const Baseline baseline = setup.baseline == kNoFile ? Baseline() : read_baseline(sources, setup.baseline);
  const Change change = read_change(options);
  const std::vector<Notification> remarks = await_inputs(options, here);
  const Progress progress(here.terminal && !options.quiet);
  const Inputs inputs = read_inputs(sources, setup.inputs);
  const Index index = build_index(sources, inputs, setup.config,
                                  {.threads = options.threads, .possible = options.possible, .own_uses = false});
  Report report = lint(sources, inputs, index, setup.rules, setup.config,
                       {.only = options.only,
                        .today = here.today,
                        .source_root = here.git_root,
                        .source_maps = options.source_maps,
                        .baseline = baseline,
                        .change = change,
                        .only_changed = options.only_changed});
  report.notifications.insert(report.notifications.begin(), remarks.begin(), remarks.end());
  report.version = kVersion;
  report.anchor = anchor(here);
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  progress.done();
  for (const Output& output :
       options.outputs.empty() ? std::vector<Output>{{.format = "text", .file = {}}} : options.outputs) {
    write_output(output.file, rendered(report, output, options, here));
  }
  return exit_code(report, options);
}

}  // namespace crosscheck
