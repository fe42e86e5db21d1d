#include <cstdio>
#include <memory>
#include <optional>

#include "cli/cli.h"
#include "cli/commands/analysis.h"
#include "cli/commands/commands.h"
#include "cli/declare.h"
#include "cli/host/write.h"
#include "lint/lint.h"
#include "text/error.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

struct BaselineArguments {
  AnalysisOptions analysis;  // its baseline is the file to write, `-` for the standard output
  bool shrink = false;
};

using Entries = std::vector<BaselineEntry>;

// Nothing where something could not be read: what is not seen today would be lost.
std::optional<Entries> current_entries(Sources& sources, const Analysis& analysis, const Host& here) {
  LintOptions options;
  options.today = here.today;
  const Report report = lint(sources, analysis.model(), analysis.setup.rules, options);
  if (!report.complete) return std::nullopt;
  return baseline_entries(report.findings);
}

Entries chosen(const Entries& entries, const std::vector<bool>& flags, bool wanted) {
  Entries result;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (flags[i] == wanted) result.push_back(entries[i]);
  }
  return result;
}

std::string findings(std::size_t count) { return std::to_string(count) + (count == 1 ? " finding" : " findings"); }

std::string listed(const Entries& entries, const std::string& sign) {
  std::string text;
  for (const BaselineEntry& entry : entries) text += "  " + sign + ' ' + entry.rule + ": " + entry.message + '\n';
  return text;
}

void print(const std::string& text) { write_output({}, printable_block(text)); }
void warn(const std::string& text) { std::fputs(printable_block("crosscheck: " + text).c_str(), stderr); }

// What there is to tell of a file that was there before.
void tell_changes(const Entries& added, const Entries& removed, bool shrink) {
  if (!added.empty()) {
    warn((shrink ? "not added: " : "the baseline grows by ") + findings(added.size()) + '\n' + listed(added, "+"));
  }
  if (!removed.empty()) print("gone: " + findings(removed.size()) + '\n' + listed(removed, "-"));
}

int baseline_command(BaselineArguments options, const Host& here) {
  const bool prints = options.analysis.setup.baseline == "-";
  if (prints && options.shrink) throw UsageError("--shrink: it needs a file, and `-` is the standard output");
  if (prints) options.analysis.setup.baseline.clear();
  Sources sources;
  const Analysis analysis = analyse(sources, options.analysis, here);
  print_notifications(analysis);
  const Setup& setup = analysis.setup;
  const std::optional<Entries> today = current_entries(sources, analysis, here);
  if (!today) {
    warn("nothing was written, because not everything could be read; `crosscheck check` shows what\n");
    return kIncomplete;
  }
  if (prints) {
    write_output({}, write_baseline(*today));
    return kClean;
  }
  const FileId file =
      setup.baseline == kNoFile ? sources.add(sources.add_root(".", ""), "crosscheck-baseline.yaml") : setup.baseline;
  if (sources.check(file) == ReadFailure::Outside)
    throw InputError('`' + sources.display(file) +
                     "` is a link that leads out of this folder; `--file` takes any file");
  const std::string name = sources.display(file);
  const bool fresh = sources.check(file) == ReadFailure::Missing && !options.shrink;
  const Entries before = fresh ? Entries() : read_baseline(sources, file).entries;
  const Comparison comparison = compare(before, *today);
  const Entries added = chosen(*today, comparison.known, false);
  if (!fresh) tell_changes(added, chosen(before, comparison.gone, true), options.shrink);

  const Entries entries = options.shrink ? chosen(*today, comparison.known, true) : *today;
  const std::string text = write_baseline(entries);
  const bool same = !fresh && sources.reread(file) == text;
  if (!same) write_output(name, text);
  print((same ? "nothing to write: " : "wrote ") + name + (same ? " has " : " with ") + findings(entries.size()) +
        '\n');
  if (fresh && !entries.empty() && setup.config.baseline.empty()) {
    print("  leave them out with `crosscheck check --baseline " + name + "`, or with `baseline:` in crosscheck.yaml\n");
  }
  return options.shrink && !added.empty() ? kFindings : kClean;
}

}  // namespace

Run declare_baseline(CLI::App& command) {
  const auto options = std::make_shared<BaselineArguments>();
  add_inputs(command, options->analysis.inputs);
  add_config(command, options->analysis.setup.config);
  add_threads(command, options->analysis);
  add_rule_folders(command, options->analysis.setup.rule_folders);
  add_possible(command, options->analysis);
  add_deployed(command, options->analysis);
  add_readiness(command, options->analysis.readiness);
  add_value(command, "--file", "FILE", options->analysis.setup.baseline,
            "the file, or - for standard output; default: the one in the config, else crosscheck-baseline.yaml");
  add_flag(command, "--shrink", options->shrink, "only remove what is gone; exit 1 if findings would be added");
  return [options](const Host& here) { return baseline_command(*options, here); };
}

}  // namespace crosscheck
