#include "cli/options.h"

#include <algorithm>
#include <iostream>

#include <CLI/CLI.hpp>

#include "cli/cli.h"
#include "cli/version.h"

namespace crosscheck {
namespace {

constexpr const char* kIntroduction =
    "A preflight conflict linter for AWS CDK and CloudFormation: reads every synthesized stack,\n"
    "and reports what will collide, dangle or leak before anything deploys.";
constexpr const char* kFooter =
    "\nExit codes: 0 clean, 1 findings at or above --fail-on, 2 usage or config, 3 incomplete analysis, 4 internal.\n"
    "Without a command, `crosscheck` checks ./cdk.out.";

std::string formats() {
  std::string list;
  for (const char* format : kFormats) list += (list.empty() ? "" : ", ") + std::string(format);
  return list;
}

Output parse_output(const std::string& text) {
  const std::size_t colon = text.find(':');
  Output output{.format = text.substr(0, colon), .file = colon == std::string::npos ? "" : text.substr(colon + 1)};
  if (std::find(kFormats.begin(), kFormats.end(), output.format) == kFormats.end()) {
    throw CLI::ValidationError("--output", "unknown format `" + output.format + "`; one of " + formats());
  }
  return output;
}

void add_inputs(CLI::App& command, Options& options) {
  command.add_option("inputs", options.inputs, "cloud assemblies (cdk.out folders), manifests or templates; default ./cdk.out");
  command.add_option("--config", options.config, "the config file; default crosscheck.yaml, from here up to the git root");
  command.add_flag("--no-config", options.no_config, "use no config file");
  command.add_option("--threads", options.threads, "threads that read templates; default as many as help");
}

void add_check(CLI::App& command, Options& options, std::vector<std::string>& outputs, std::string& fail_on,
               std::vector<std::string>& source_roots) {
  add_inputs(command, options);
  command.add_option("-o,--output", outputs, "FORMAT or FORMAT:FILE with one of " + formats() + "; may be repeated")->allow_extra_args(false);
  command.add_option("--fail-on", fail_on, "exit 1 from this severity on: error, warning, note or never")
      ->default_str("error")->check(CLI::IsMember({"error", "warning", "note", "never"}));
  command.add_option("--only", options.only, "report these rules only; may be repeated")->allow_extra_args(false);
  command.add_option("--rules", options.rule_folders, "a folder of further rule files; may be repeated")->allow_extra_args(false);
  command.add_flag("--possible", options.possible, "also report what may be, where a condition is not known");
  command.add_option("--source-root", source_roots,
                     "FROM=TO: source paths that the synthesis recorded under FROM are under TO here; may be repeated")
      ->allow_extra_args(false);
  command.add_flag("-q,--quiet", options.quiet, "only findings, no closing words");
}

}  // namespace

Parsed parse_options(int argc, char** argv) {
  Parsed parsed;
  Options& options = parsed.options;
  CLI::App app(kIntroduction, "crosscheck");
  app.footer(kFooter);
  app.set_version_flag("--version", std::string("crosscheck ") + kVersion);
  std::string color = "auto", fail_on = "error";
  std::vector<std::string> outputs, source_roots;
  app.add_option("--color", color, "auto, always or never; NO_COLOR is honoured")->check(CLI::IsMember({"auto", "always", "never"}));
  app.fallthrough();
  app.require_subcommand(0, 1);

  add_check(app, options, outputs, fail_on, source_roots);
  auto* check = app.add_subcommand("check", "report conflicts (the default)");
  add_check(*check, options, outputs, fail_on, source_roots);
  auto* index = app.add_subcommand("index", "who owns and who uses what");
  add_inputs(*index, options);
  index->add_option("-o,--output", outputs, "text or json, each with :FILE")->allow_extra_args(false);
  index->add_option("--owner", options.owner, "only what stacks of this pattern own or use");
  auto* explain = app.add_subcommand("explain", "what a rule says, why, an example, how to mend it");
  explain->add_option("rule", options.rule, "its id")->required();
  explain->add_option("--rules", options.rule_folders, "a folder of further rule files")->allow_extra_args(false);
  auto* rules = app.add_subcommand("rules", "all rules");
  rules->add_option("--format", options.format, "text or markdown")->check(CLI::IsMember({"text", "markdown"}));
  rules->add_option("--rules", options.rule_folders, "a folder of further rule files")->allow_extra_args(false);
  auto* dump = app.add_subcommand("dump", "what a stage of the analysis understood, as stable text");
  add_inputs(*dump, options);
  dump->add_option("--stage", options.stage, "assembly, values or index")->check(CLI::IsMember({"assembly", "values", "index"}));
  auto* init = app.add_subcommand("init", "write a commented crosscheck.yaml from what is there");
  add_inputs(*init, options);
  init->add_flag("--force", options.force, "replace an existing file");

  try {
    app.parse(argc, argv);
    for (const std::string& output : outputs) options.outputs.push_back(parse_output(output));
    for (const std::string& root : source_roots) {
      const std::size_t equals = root.find('=');
      if (equals == std::string::npos) throw CLI::ValidationError("--source-root", "`" + root + "` is not FROM=TO");
      options.source_maps.emplace_back(root.substr(0, equals), root.substr(equals + 1));
    }
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    parsed.exit = code == 0 ? kClean : kUsage;
    return parsed;
  }
  if (!app.get_subcommands().empty()) options.command = app.get_subcommands().front()->get_name();
  options.fail_on = severity_named(fail_on);
  options.color = color == "always" ? Color::Always : color == "never" ? Color::Never : Color::Auto;
  if (options.inputs.empty()) options.inputs = {"cdk.out"};
  return parsed;
}

}  // namespace crosscheck
