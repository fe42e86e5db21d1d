#include <cstdio>
#include <optional>

#include "cli/cli.h"
#include "cli/commands/commands.h"
#include "cli/commands/setup.h"
#include "cli/host/write.h"
#include "lint/lint.h"
#include "text/error.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

using Entries = std::vector<BaselineEntry>;

// Nothing where something could not be read: what is not seen today would be lost.
std::optional<Entries> entries_of_today(Sources& sources, const Setup& setup, const Options& options,
                                        const Host& here) {
  const Inputs inputs = read_inputs(sources, setup.inputs);
  const Index index = build_index(sources, inputs, setup.config,
                                  {.threads = options.threads, .possible = options.possible, .own_uses = false});
  LintOptions lint_options;
  lint_options.today = here.today;
  const Report report = lint(sources, inputs, index, setup.rules, setup.config, lint_options);
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

void say(const std::string& text) { write_output({}, printable_block(text)); }
void warn(const std::string& text) { std::fputs(printable_block("crosscheck: " + text).c_str(), stderr); }

// What there is to tell of a file that was there before.
void tell_changes(const Entries& added, const Entries& removed, bool shrink) {
  if (!added.empty()) {
    warn((shrink ? "not added: " : "the baseline grows by ") + findings(added.size()) + '\n' + listed(added, "+"));
  }
  if (!removed.empty()) say("gone: " + findings(removed.size()) + '\n' + listed(removed, "-"));
}

}  // namespace

int baseline_command(const Options& options, const Host& here) {
  Sources sources;
  const Setup setup = read_setup(sources, options, here);
  const std::optional<Entries> today = entries_of_today(sources, setup, options, here);
  if (!today) {
    warn("nothing is written, because not everything could be read; `crosscheck check` says what\n");
    return kIncomplete;
  }
  if (options.baseline == "-") {
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
  say((same ? "nothing to write: " : "wrote ") + name + (same ? " has " : " with ") + findings(entries.size()) + '\n');
  if (fresh && !entries.empty() && setup.config.baseline.empty()) {
    say("  leave them out with `crosscheck check --baseline " + name + "`, or with `baseline:` in crosscheck.yaml\n");
  }
  return options.shrink && !added.empty() ? kFindings : kClean;
}

}  // namespace crosscheck
