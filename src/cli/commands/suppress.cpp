#include <algorithm>
#include <memory>

#include "cli/cli.h"
#include "cli/commands/analysis.h"
#include "cli/commands/commands.h"
#include "cli/declare.h"
#include "cli/host/write.h"
#include "config/add_suppressions.h"
#include "lint/lint.h"
#include "text/error.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

struct SuppressArguments {
  AnalysisOptions analysis;
  std::vector<std::string> fingerprints;
  std::string reason, until;
};

const Finding& finding_of(const Report& report, const std::string& fingerprint) {
  if (fingerprint.size() < kFingerprintPiece) {
    throw UsageError("fingerprints: `" + fingerprint + "` is shorter than " + std::to_string(kFingerprintPiece) +
                     " digits");
  }
  const Finding* found = nullptr;
  for (const Finding& finding : report.findings) {
    if (!finding.fingerprint.starts_with(fingerprint)) continue;
    if (found && found->fingerprint != finding.fingerprint) {
      throw InputError("several findings have a fingerprint that begins with `" + fingerprint + '`');
    }
    found = &finding;
  }
  if (found) return *found;
  throw InputError("no finding has the fingerprint `" + fingerprint +
                   "`; `crosscheck check --verbose` shows those of all that are reported");
}

Suppression suppression_of(const Finding& finding, const SuppressArguments& options) {
  Suppression entry;
  entry.rule = finding.rule;
  entry.reason = options.reason;
  entry.until = options.until;
  if (finding.identity) entry.identity = finding.identity->space + '/' + finding.identity->key;
  else if (!finding.parties.empty()) entry.construct = finding.parties.front().construct_path;
  if (entry.identity.empty() && entry.construct.empty()) {
    throw InputError("the finding of `" + finding.rule +
                     "` is about no name and no construct, which is what suppressions apply to; turn the rule off "
                     "under `rules` in crosscheck.yaml, or record the finding in a baseline");
  }
  return entry;
}

bool same(const Suppression& a, const Suppression& b) {
  return a.rule == b.rule && a.identity == b.identity && a.construct == b.construct;
}

int suppress_command(const SuppressArguments& options, const Host& here) {
  if (options.fingerprints.empty()) throw UsageError("fingerprints: name at least one");
  if (options.reason.empty()) throw UsageError("--reason: say why; whoever reads the config will want to know");
  Sources sources;
  const Analysis analysis = analyse(sources, options.analysis, here);
  print_notifications(analysis);
  LintOptions lint_options;
  lint_options.today = here.today;
  const Report report = lint(sources, analysis.model(), analysis.setup.rules, lint_options);
  std::vector<Suppression> added;
  for (const std::string& fingerprint : options.fingerprints) {
    Suppression entry = suppression_of(finding_of(report, fingerprint), options);
    if (std::none_of(added.begin(), added.end(), [&](const Suppression& one) { return same(one, entry); })) {
      added.push_back(std::move(entry));
    }
  }
  const FileId config = analysis.setup.config.file;
  const std::string name = config == kNoFile ? "crosscheck.yaml" : sources.display(config);
  const std::optional<std::string> before = config == kNoFile ? std::optional<std::string>("") : sources.reread(config);
  if (!before) throw InputError('`' + name + "` changed while it was read; run it again");
  Sources own;  // what the config says itself, without what it extends
  const std::size_t already = before->empty() ? 0 : read_config(own, own.add_text(name, *before)).suppress.size();
  const std::optional<std::string> after = with_suppressions(*before, added);
  if (!after) {
    throw InputError('`' + name + "` has its `suppress` in a form that is better edited by hand; add:\n" +
                     suppression_lines(added, "  "));
  }
  Sources trial;  // what would be written must be a config, with so many more suppressions
  const Config read = read_config(trial, trial.add_text(name, *after));
  if (read.suppress.size() != already + added.size()) {
    throw InputError('`' + name + "` cannot be edited safely; add:\n" + suppression_lines(added, "  "));
  }
  write_output(name, *after);
  write_output({}, printable_block("wrote " + name + " with:\n" + suppression_lines(added, "  ")));
  return kClean;
}

}  // namespace

Run declare_suppress(CLI::App& command) {
  const auto options = std::make_shared<SuppressArguments>();
  add_operands(
      command, "fingerprints", "FINGERPRINT", options->fingerprints,
      "of the findings to accept, or the first digits of each: `check --verbose` and the HTML report have them");
  add_value(command, "--reason", "TEXT", options->reason, "why; required");
  add_value(command, "--until", "DATE", options->until, "until when, such as 2027-01-31; default: forever");
  add_repeated(command, "--input", "PATH", options->analysis.inputs,
               "an assembly or template to find them in, as `check` takes it; may be repeated");
  add_config(command, options->analysis.setup.config);
  add_threads(command, options->analysis);
  add_rule_folders(command, options->analysis.setup.rule_folders);
  add_possible(command, options->analysis);
  add_deployed(command, options->analysis);
  add_readiness(command, options->analysis.readiness);
  return [options](const Host& here) { return suppress_command(*options, here); };
}

}  // namespace crosscheck
