#include <algorithm>
#include <filesystem>
#include <memory>

#include "cli/cli.h"
#include "cli/commands/commands.h"
#include "cli/commands/setup.h"
#include "cli/declare.h"
#include "cli/handbook/rule_pages.h"
#include "cli/host/report_file.h"
#include "cli/host/write.h"
#include "report/writers.h"
#include "text/characters.h"
#include "text/error.h"
#include "text/nearest.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

struct ExplainArguments {
  std::string rule;    // its id, or a fingerprint
  std::string report;  // in which a fingerprint is looked for; empty: one of `kReports`
  SetupOptions setup;
};

// The rules that the words lead to: the one of that name, else those with the words in their ids, else those that
// predict an error that says so.
std::vector<const Rule*> rules_named(const std::vector<Rule>& rules, const std::string& words) {
  if (const Rule* rule = find_rule(rules, words)) return {rule};
  std::vector<const Rule*> found;
  for (const Rule& rule : rules) {
    if (!words.empty() && rule.id.find(words) != std::string::npos) found.push_back(&rule);
  }
  return found.empty() ? rules_of_error(rules, words) : found;
}

// Where reports are usually written, as the docs have it.
constexpr const char* kReports[] = {"crosscheck.json", "crosscheck.sarif"};

bool looks_like_fingerprint(std::string_view text) {
  return text.size() >= kFingerprintPiece && text.size() <= 16 &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_hex_digit(c) && !is_upper(c); });
}

std::string report_named(const ExplainArguments& options, const Host& here) {
  if (!options.report.empty()) return options.report;
  for (const char* name : kReports) {
    std::error_code ignored;
    if (std::filesystem::exists(std::filesystem::path(here.directory) / name, ignored)) return name;
  }
  throw InputError("there is no rule `" + options.rule +
                   "`, and no report here that may have it as a fingerprint: `crosscheck check -o json:" +
                   std::string(kReports[0]) + "` writes one, `--report` names another");
}

Finding finding_in(Report report, const std::string& fingerprint, const std::string& file) {
  if (!looks_like_fingerprint(fingerprint)) {
    throw InputError('`' + fingerprint + "` is no fingerprint: these are " + std::to_string(kFingerprintPiece) +
                     " to 16 digits and letters from a to f");
  }
  std::erase_if(report.findings, [&](const Finding& one) { return !one.fingerprint.starts_with(fingerprint); });
  if (report.findings.empty()) {
    throw InputError('`' + file + "` has no finding with the fingerprint `" + fingerprint + '`');
  }
  const std::string& whole = report.findings.front().fingerprint;
  if (std::any_of(report.findings.begin(), report.findings.end(),
                  [&](const Finding& one) { return one.fingerprint != whole; })) {
    throw InputError("several findings of `" + file + "` have a fingerprint that begins with `" + fingerprint + '`');
  }
  return report.findings.front();
}

// The finding, what its rule says, and what to do about it.
void explain_finding(Sources& sources, const ExplainArguments& options, const std::vector<Rule>& rules,
                     const Host& here) {
  const std::string file = report_named(options, here);
  Report report = read_report(sources, sources.add_given(file));
  const std::string version = report.version;
  const Finding finding = finding_in(std::move(report), options.rule, file);
  Report one;
  one.findings = {finding};
  std::string text = write_text_findings(one, {.color = here.color, .verbose = true, .width = here.width});
  text += "\nfrom " + printable(file) + ", which crosscheck " + printable(version) + " wrote\n\n";
  if (const Rule* rule = find_rule(rules, finding.rule)) {
    text += printable_block(rule_text(*rule, shipped_example(rule->id)));
  } else {
    text += "no rule `" + printable(finding.rule) + "` is known here: `--rules FOLDER` names rule files of your own\n";
  }
  text += "\nto accept this finding:\n  crosscheck suppress " + printable(finding.fingerprint) + " --reason \"…\"\n";
  write_output({}, text);
}

int explain_command(const ExplainArguments& options, const Host& here) {
  Sources sources;
  const Setup setup = read_setup(sources, options.setup, {}, here);
  const std::vector<Rule>& rules = setup.rules;
  const std::vector<const Rule*> found =
      options.report.empty() ? rules_named(rules, options.rule) : std::vector<const Rule*>();
  if (!options.report.empty() || (found.empty() && looks_like_fingerprint(options.rule))) {
    explain_finding(sources, options, rules, here);
    return kClean;
  }
  if (found.empty()) {
    const auto near = nearest(options.rule, rule_names(rules));
    throw InputError("there is no rule `" + options.rule + "`" +
                     (near ? "; did you mean `" + *near + "`?" : "; see `crosscheck rules`"));
  }
  // A rule of the checked repository is no more to be trusted than its templates.
  const Rule& rule = *found.front();
  write_output(
      {}, printable_block(found.size() == 1 ? rule_text(rule, shipped_example(rule.id)) : rules_of_error_text(found)));
  return kClean;
}

}  // namespace

Run declare_explain(CLI::App& command) {
  const auto options = std::make_shared<ExplainArguments>();
  add_required(command, "rule", "RULE", options->rule,
               "its id or a piece of it, the words of a deployment's error, or the fingerprint of a finding");
  add_value(command, "--report", "FILE", options->report,
            "the report that has the fingerprint, as -o json or -o sarif wrote it; default: crosscheck.json or "
            "crosscheck.sarif here");
  add_config(command, options->setup.config);
  add_rule_folders(command, options->setup.rule_folders);
  return [options](const Host& here) { return explain_command(*options, here); };
}

}  // namespace crosscheck
