#include "cli/commands/check.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "cli/cli.h"
#include "cli/commands/commands.h"
#include "cli/commands/watch.h"
#include "cli/declare.h"
#include "cli/host/hyperlinks.h"
#include "cli/host/source_files.h"
#include "cli/version.h"
#include "lint/details.h"
#include "lint/lint.h"
#include "report/redact.h"
#include "text/characters.h"

namespace crosscheck {
namespace {

constexpr std::size_t kProblemsOnTerminal = 30;

std::size_t problems_shown(const CheckOptions& options, bool terminal) {
  if (!options.max_problems) return terminal && !options.verbose ? kProblemsOnTerminal : 0;
  std::size_t count = 0;
  const std::string& text = *options.max_problems;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw UsageError("--max-problems: `" + text + "` is not a number");
  }
  return count;
}

std::string rendered(const Report& report, const Output& output, const CheckOptions& options, const Host& here) {
  const bool printed = output.file.empty();
  const Links links = [&](const std::string& file) { return link_to(file, here); };
  return find_format(output.format)
      ->write(report, {.color = here.color && printed,
                       .summary = !options.quiet,
                       .verbose = options.verbose,
                       .width = printed ? here.width : 0,
                       .max_problems = problems_shown(options, printed && here.terminal),
                       .statistics = options.statistics,
                       .links = here.links && printed && !options.redact ? links : Links(),
                       .category = options.category,
                       .repository = options.repository});
}

int exit_code(const Report& report, const CheckOptions& options) {
  if (!report.complete) return kIncomplete;
  const std::optional<Severity> fail_on = severity_named(options.fail_on);  // nothing: never
  const bool failing = fail_on && !report.findings.empty() && report.findings.front().severity >= *fail_on;
  return failing ? kFindings : kClean;
}

// `cdk.json` of the checkout: a file that is in git, for findings whose own files are not.
std::string anchor(const Host& here) {
  const auto app = find_above(here.directory, "cdk.json");
  return app ? std::filesystem::path(*app + "/cdk.json").lexically_relative(here.git_root).string() : "";
}

// It becomes part of links as it is.
void refuse_repository(const WebRepository& repository) {
  const auto made_of = [](std::string_view text, std::string_view others) {
    return std::all_of(text.begin(), text.end(),
                       [&](char c) { return is_alphanumeric(c) || others.find(c) != std::string_view::npos; });
  };
  if (repository.url.empty() != repository.commit.empty()) {
    throw UsageError("--repository-url: a link to a line takes this and --commit");
  }
  const bool web = repository.url.starts_with("https://") || repository.url.starts_with("http://");
  if (!repository.url.empty() && (!web || !made_of(repository.url, ".-_~:/"))) {
    throw UsageError("--repository-url: `" + repository.url + "` is not the web address of a repository");
  }
  if (!made_of(repository.commit, "")) throw UsageError("--commit: `" + repository.commit + "` is not a commit's hash");
}

void refuse_contradictions(const CheckOptions& options) {
  if (options.change.diff_base && options.change.diff) throw UsageError("--diff: cannot be combined with --diff-base");
  std::vector<std::string_view> shared;  // what goes to the standard output
  for (const Output& output : options.outputs) {
    if (output.file.empty()) shared.push_back(output.format);
  }
  const auto document = std::find_if(shared.begin(), shared.end(), [](auto name) { return !find_format(name)->lines; });
  if (shared.size() > 1 && document != shared.end()) {
    throw UsageError("-o: `" + std::string(*document) +
                     "` is a document, which cannot share the standard output; write "
                     "it to a file: `-o " +
                     std::string(*document) + ":FILE`");
  }
  refuse_repository(options.repository);
  if (options.only_changed && !options.change.diff_base && !options.change.diff) {
    throw UsageError("--only-changed: requires --diff-base or --diff");
  }
}

// Where people read, unless that is a document.
void show_difference(const std::string& text, const CheckOptions& options) {
  const bool lines = std::all_of(options.outputs.begin(), options.outputs.end(), [](const Output& output) {
    return !output.file.empty() || find_format(output.format)->lines;
  });
  if (lines) write_output({}, text);
  else std::fputs(text.c_str(), stderr);
}

// `round`: null where there is only this run.
int check_once(const CheckOptions& options, const Host& here, WatchRound* round) {
  const auto start = std::chrono::steady_clock::now();
  Sources sources;
  const Change change = read_change(options.change);
  const Analysis analysis = analyse(sources, options.analysis, here);
  if (round) round->add(analysis, sources);
  const LintOptions lint_options{.only = chosen_rules(options.rules, analysis.setup.rules),
                                 .today = here.today,
                                 .source_root = here.git_root,
                                 .may_show = source_files(here.git_root),
                                 .source_maps = options.source_maps,
                                 .baseline = analysis.setup.known,
                                 .change = change,
                                 .only_changed = options.only_changed,
                                 .plan = options.analysis.plan};
  Report report = lint(sources, analysis.model(), analysis.setup.rules, lint_options);
  if (std::any_of(options.outputs.begin(), options.outputs.end(),
                  [](const Output& output) { return find_format(output.format)->needs_details; })) {
    report.details = details_of(sources, analysis.model(), analysis.setup.rules, lint_options, report);
  }
  report.notifications.insert(report.notifications.begin(), analysis.notifications.begin(),
                              analysis.notifications.end());
  report.version = kVersion;
  report.anchor = anchor(here);
  if (analysis.setup.config.file != kNoFile) report.config = sources.display(analysis.setup.config.file);
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (options.redact) redact(report);
  if (round) show_difference(round->difference(report), options);
  write_outputs(options.outputs, sources,
                options.change.diff ? std::vector{*options.change.diff} : std::vector<std::string>{},
                [&](const Output& output) { return rendered(report, output, options, here); });
  return exit_code(report, options);
}

}  // namespace

int check_command(const CheckOptions& options, const Host& here) {
  refuse_contradictions(options);
  problems_shown(options, false);  // or it is no number
  if (!options.watch) return check_once(options, here, nullptr);
  return watch_check(options, here, [&](WatchRound& round) {
    check_once(options, here, &round);
    flush_standard_output();
  });
}

void add_source_roots(CLI::App& command, CheckOptions& options) {
  const auto take = [&options](const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
      const std::size_t equals = text.find('=');
      if (equals == std::string::npos) throw UsageError("--source-root: `" + text + "` is not FROM=TO");
      options.source_maps.emplace_back(text.substr(0, equals), text.substr(equals + 1));
    }
  };
  add_repeated(command, "--source-root", "FROM=TO", take,
               "source paths recorded under FROM during synthesis are under TO here; may be repeated");
}

void add_repository(CLI::App& command, CheckOptions& options) {
  add_value(command, "--repository-url", "URL", options.repository.url,
            "the web address of the repository, for links to lines in markdown; with --commit");
  add_value(command, "--commit", "HASH", options.repository.commit, "the commit that these links show");
}

void add_length(CLI::App& command, CheckOptions& options) {
  add_value(command, "--max-problems", "N", options.max_problems,
            "how many problems the text shows: by default 30 on a terminal, all elsewhere; 0 shows all");
  add_flag(command, "--statistics", options.statistics, "after the problems, how many there are of each rule");
  add_flag(command, "-v,--verbose", options.verbose,
           "show every finding of a problem, with its place in the template and its fingerprint");
  add_flag(command, "-q,--quiet", options.quiet, "only findings, no summary");
}

void add_redact(CLI::App& command, bool& redact) {
  add_flag(command, "--redact", redact,
           "write account-1, account-2 and so on in place of account ids, in every format");
}

void add_fail_on(CLI::App& command, CheckOptions& options) {
  add_choice(command, "--fail-on", {"error", "warning", "note", "never"}, options.fail_on,
             "exit 1 for findings of this severity or above: error, warning, note or never");
}

namespace {

void add_change(CLI::App& command, CheckOptions& options) {
  add_value(command, "--diff-base", "REF", options.change.diff_base,
            "show first what changed since this branch, tag or commit, according to git");
  add_value(command, "--diff", "FILE", options.change.diff,
            "like --diff-base, from a unified diff; - reads standard input");
  add_flag(command, "--only-changed", options.only_changed, "leave out findings that the change does not touch");
}

}  // namespace

Run declare_check(CLI::App& command) {
  const auto options = std::make_shared<CheckOptions>();
  options->analysis.setup.reads_baseline = true;
  add_inputs(command, options->analysis.inputs);
  add_config(command, options->analysis.setup.config);
  add_threads(command, options->analysis);
  add_outputs(command, format_names([](const Format& format) { return format.write != nullptr; }), options->outputs);
  add_value(command, "--category", "NAME", options->category,
            "the category of the SARIF run, crosscheck by default; several runs on one commit need several");
  add_fail_on(command, *options);
  add_rule_choice(command, options->rules);
  add_rule_folders(command, options->analysis.setup.rule_folders);
  add_possible(command, options->analysis);
  add_deployed(command, options->analysis);
  add_source_roots(command, *options);
  add_readiness(command, options->analysis.readiness);
  add_baseline(command, options->analysis.setup.baseline);
  add_change(command, *options);
  add_repository(command, *options);
  add_length(command, *options);
  add_redact(command, options->redact);
  add_flag(command, "--watch", options->watch,
           "check again whenever an assembly or the config changes, what is different first; Ctrl-C ends it");
  return [options](const Host& here) {
    options->analysis.quiet = options->quiet;
    return check_command(*options, here);
  };
}

}  // namespace crosscheck
