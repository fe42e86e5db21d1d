#include "cli/options.h"

#include <iostream>

#include <CLI/CLI.hpp>

#include "cli/cli.h"
#include "cli/handbook/completion.h"
#include "cli/host/write.h"
#include "cli/version.h"
#include "report/formats.h"

namespace crosscheck {
namespace {

constexpr const char* kIntroduction =
    "A preflight conflict linter for AWS CDK and CloudFormation: reads every synthesized stack,\n"
    "and reports what will collide, dangle or leak before anything deploys.";

std::string footer() {
  std::string text = "\nExit codes:";
  for (const ExitMeaning& exit : kExitMeanings) {
    text += (exit.code == kClean ? " " : ", ") + std::to_string(exit.code) + ' ' + exit.means;
  }
  return text + ".\nWithout a command, `crosscheck` checks ./cdk.out.";
}

bool in_check(const Format& format) { return format.write != nullptr; }
bool in_index(const Format& format) { return format.write_ownership != nullptr; }

// The formats of a command.
std::string format_names(bool (*has)(const Format&), const std::string& separator) {
  std::vector<std::string> names;
  for (const Format& format : formats()) {
    if (has(format)) names.emplace_back(format.name);
  }
  return joined(names, separator);
}

Output parse_output(const std::string& text) {
  const std::size_t colon = text.find(':');
  Output output{.format = text.substr(0, colon), .file = colon == std::string::npos ? "" : text.substr(colon + 1)};
  if (!find_format(output.format)) {
    throw CLI::ValidationError("--output",
                               "unknown format `" + output.format + "`; one of " + format_names(in_check, ", "));
  }
  return output;
}

void add_inputs(CLI::App& command, Options& options) {
  command
      .add_option("inputs", options.inputs,
                  "cloud assemblies (cdk.out folders), manifests or templates; default ./cdk.out")
      ->type_name("PATH");
  command
      .add_option("--config", options.config, "the config file; default crosscheck.yaml, from here up to the git root")
      ->type_name("FILE");
  command.add_flag("--no-config", options.no_config, "use no config file");
  command.add_option("--threads", options.threads, "threads that read templates; default as many as help")
      ->type_name("N");
}

void add_rules(CLI::App& command, Options& options) {
  command.add_option("--rules", options.rule_folders, "a folder of further rule files; may be repeated")
      ->type_name("FOLDER")
      ->allow_extra_args(false);
}

void add_possible(CLI::App& command, Options& options) {
  command.add_flag("--possible", options.possible, "also report what may be, where a condition is not known");
}

void add_change(CLI::App& command, Options& options) {
  command
      .add_option("--baseline", options.baseline,
                  "leave out the findings that `crosscheck baseline` wrote to this file")
      ->type_name("FILE");
  command
      .add_option("--diff-base", options.diff_base,
                  "show first what changed since this branch, tag or commit, as git knows it")
      ->type_name("REF");
  command.add_option("--diff", options.diff, "the same from a unified diff; - reads the standard input")
      ->type_name("FILE");
  command.add_flag("--only-changed", options.only_changed, "leave out findings that the change does not touch");
}

void add_check(CLI::App& command, Options& options, std::vector<std::string>& outputs, std::string& fail_on,
               std::vector<std::string>& source_roots) {
  add_inputs(command, options);
  command.add_option("-o,--output", outputs, "a format, and the file that it goes to; may be repeated")
      ->type_name("{" + format_names(in_check, ",") + "}[:FILE]")
      ->allow_extra_args(false);
  command
      .add_option("--category", options.category,
                  "the category of the SARIF run; several runs on one commit need several")
      ->type_name("NAME")
      ->capture_default_str();
  command.add_option("--fail-on", fail_on, "exit 1 from this severity on: error, warning, note or never")
      ->default_str("error")
      ->check(CLI::IsMember({"error", "warning", "note", "never"}));
  command.add_option("--only", options.only, "report these rules only; may be repeated")
      ->type_name("RULE")
      ->allow_extra_args(false);
  add_rules(command, options);
  add_possible(command, options);
  command
      .add_option("--source-root", source_roots,
                  "source paths that the synthesis recorded under FROM are under TO here; may be repeated")
      ->type_name("FROM=TO")
      ->allow_extra_args(false);
  command.add_flag("--fresh", options.fresh, "exit 3 where an assembly is older than the sources of its app");
  command.add_flag("--allow-stale", options.allow_stale, "check an older assembly all the same, with a note");
  command
      .add_option("--synth", options.synth,
                  "a command that writes the assemblies; run first, by /bin/sh in the app's folder")
      ->type_name("COMMAND");
  add_change(command, options);
  command.add_flag("-q,--quiet", options.quiet, "only findings, no closing words");
}

}  // namespace

Parsed parse_options(int argc, char** argv) {
  Parsed parsed;
  Options& options = parsed.options;
  CLI::App app(kIntroduction, "crosscheck");
  app.footer(footer());
  app.set_version_flag("--version", std::string("crosscheck ") + kVersion);
  std::string color = "auto", fail_on = "error";
  std::vector<std::string> outputs, source_roots;
  app.add_option("--color", color, "auto, always or never; NO_COLOR is honoured")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  app.fallthrough();
  app.require_subcommand(0, 1);

  add_check(app, options, outputs, fail_on, source_roots);
  auto* check = app.add_subcommand("check", "report conflicts (the default)");
  add_check(*check, options, outputs, fail_on, source_roots);
  auto* baseline = app.add_subcommand("baseline", "write the findings of today to a file, for `check --baseline`");
  add_inputs(*baseline, options);
  add_rules(*baseline, options);
  add_possible(*baseline, options);
  baseline
      ->add_option("--file", options.baseline,
                   "the file, - for the standard output; default the config's, else crosscheck-baseline.yaml")
      ->type_name("FILE");
  baseline->add_flag("--shrink", options.shrink, "only remove what is gone; exit 1 where findings would be added");
  auto* index = app.add_subcommand("index", "who owns and who uses what");
  add_inputs(*index, options);
  index->add_option("-o,--output", outputs, "a format, and the file that it goes to; may be repeated")
      ->type_name("{" + format_names(in_index, ",") + "}[:FILE]")
      ->allow_extra_args(false);
  index->add_option("--owner", options.owner, "only what stacks of this pattern own or use")->type_name("PATTERN");
  auto* explain = app.add_subcommand("explain", "what a rule says, why, an example, how to mend it");
  explain->add_option("rule", options.rule, "its id")->type_name("RULE")->required();
  add_rules(*explain, options);
  auto* rules = app.add_subcommand("rules", "all rules");
  rules->add_option("--format", options.format, "text or markdown")->check(CLI::IsMember({"text", "markdown"}));
  add_rules(*rules, options);
  auto* dump = app.add_subcommand("dump", "what a stage of the analysis understood, as stable text");
  add_inputs(*dump, options);
  dump->add_option("--stage", options.stage, "assembly, values or index")
      ->check(CLI::IsMember({"assembly", "values", "index"}));
  auto* init = app.add_subcommand("init", "write a commented crosscheck.yaml from what is there");
  add_inputs(*init, options);
  init->add_flag("--force", options.force, "replace an existing file");
  std::string shell;
  auto* completion_command = app.add_subcommand("completion", "the completion of this command line, for a shell");
  completion_command->add_option("shell", shell, "which")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
  auto* man = app.add_subcommand("man", "the manual page: crosscheck man | man -l -");

  try {
    app.parse(argc, argv);
    for (const std::string& output : outputs) options.outputs.push_back(parse_output(output));
    for (const std::string& root : source_roots) {
      const std::size_t equals = root.find('=');
      if (equals == std::string::npos) throw CLI::ValidationError("--source-root", "`" + root + "` is not FROM=TO");
      options.source_maps.emplace_back(root.substr(0, equals), root.substr(equals + 1));
    }
    if (options.diff_base && options.diff) throw CLI::ValidationError("--diff", "it excludes --diff-base");
    if (options.only_changed && !options.diff_base && !options.diff) {
      throw CLI::ValidationError("--only-changed", "it needs --diff-base or --diff");
    }
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    parsed.exit = code == 0 ? kClean : kUsage;
    return parsed;
  }
  // These two print what the definitions above say, and read nothing.
  if (completion_command->parsed() || man->parsed()) {
    write_output({}, man->parsed() ? man_page(interface_of(app)) : completion(interface_of(app), shell));
    parsed.exit = kClean;
    return parsed;
  }
  if (!app.get_subcommands().empty()) options.command = app.get_subcommands().front()->get_name();
  options.fail_on = severity_named(fail_on);
  options.color = color == "always" ? Color::Always : color == "never" ? Color::Never : Color::Auto;
  if (options.inputs.empty()) options.inputs = {"cdk.out"};
  return parsed;
}

}  // namespace crosscheck
