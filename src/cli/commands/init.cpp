#include <algorithm>
#include <cstdio>
#include <iterator>
#include <map>
#include <memory>
#include <set>

#include <sys/stat.h>

#include "cli/cli.h"
#include "cli/commands/analysis.h"
#include "cli/commands/commands.h"
#include "cli/declare.h"
#include "cli/host/config_schema.h"
#include "cli/host/find_inputs.h"
#include "cli/host/write.h"
#include "text/error.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

constexpr const char* kApps[] = {"cdk.json", "cdk.out", "samconfig.toml"};

struct InitArguments {
  AnalysisOptions analysis;
  bool force = false;
};

// Always in double quotes: no word of a name is taken for anything else.
std::string yaml_text(std::string_view text) {
  std::string result = "\"";
  for (char c : printable(text)) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

std::string list(const std::set<std::string>& items) {
  std::string text = "[";
  for (const std::string& item : items) text += (text.size() > 1 ? ", " : "") + yaml_text(item);
  return text + "]";
}

struct Seen {
  std::set<std::string> accounts, regions, stacks, qualifiers;
};

// The deployments that were guessed, of templates that nothing else describes.
std::string deployments_text(const Sources& sources, const Inputs& inputs, const std::vector<Label>& labels) {
  std::string text;
  for (std::size_t i = 0; i < inputs.stacks.size(); ++i) {
    const Stack& stack = inputs.stacks[i];
    const std::string path = sources.display(stack.template_file);
    if (stack.origin.is_described() || stack.template_file == kNoFile || path.starts_with('/') ||
        path.starts_with(".."))
      continue;
    text += "  - { template: " + yaml_text(path) + ", stack: " + yaml_text(stack.name);
    if (labels[i].named()) text += ", environment: [" + yaml_text(labels[i].name) + ']';
    text += " }\n";
  }
  if (text.empty()) return text;
  return "\n# How the templates are deployed, as far as it can be guessed: correct the names, and add what is missing\n"
         "# (region, account or profile, parameters).\ndeployments:\n" +
         text;
}

std::string config_text(const std::map<std::string, Seen>& environments, const std::string& deployments,
                        const std::string& schema) {
  std::string text = schema.empty() ? "" : "# yaml-language-server: $schema=" + schema + '\n';
  text +=
      "# What crosscheck should know about this repository. Every key is optional.\n"
      "# config.schema.json, which comes with crosscheck, gives completion in editors.\n\n"
      "# true: nothing exists outside the assemblies checked together, so anything missing is an error.\n"
      "closed: false\n\n"
      "# Environments found. If they are listed here, references from one into another are errors.\n";
  if (environments.empty())
    text +=
        "# environments:\n#   production: { accounts: [\"111111111111\"], regions: [us-east-1], stacks: [\"*Prod*\"] "
        "}\n";
  else text += "environments:\n";
  for (const auto& [label, seen] : environments) {
    text += "  " + yaml_text(label) + ":\n";
    if (!seen.accounts.empty()) text += "    accounts: " + list(seen.accounts) + '\n';
    if (!seen.regions.empty()) text += "    regions: " + list(seen.regions) + '\n';
    text += "    stacks: " + list(seen.stacks) + '\n';
    if (seen.qualifiers.size() == 1) text += "    qualifier: " + yaml_text(*seen.qualifiers.begin()) + '\n';
  }
  text += deployments;
  text +=
      "\n# Names that exist although no stack here creates them (globs).\n"
      "externals:\n  exports: []\n  names: []\n  parameters: []\n  accounts: []\n\n"
      "# Levels: error, warning, note or off.\nrules: {}\n\n"
      "# Accepted findings, each with a reason.\n"
      "# suppress:\n"
      "#   - rule: duplicate-physical-name\n"
      "#     identity: \"s3:bucket/legacy-*\"\n"
      "#     reason: \"both stacks move to the new bucket in June\"\n"
      "#     until: 2027-01-31\n"
      "#     owner: platform\n";
  return text;
}

std::map<std::string, Seen> seen_environments(const Inputs& inputs, const std::vector<Label>& labels) {
  std::map<std::string, Seen> environments;
  for (std::size_t i = 0; i < inputs.stacks.size(); ++i) {
    if (!labels[i].named()) continue;
    const Stack& stack = inputs.stacks[i];
    Seen& seen = environments[labels[i].name];
    if (!stack.environment.account.empty()) seen.accounts.insert(stack.environment.account);
    if (!stack.environment.region.empty()) seen.regions.insert(stack.environment.region);
    seen.stacks.insert(stack.name);
    for (const BootstrapFact& fact : stack.bootstrap) {
      if (!fact.qualifier.empty()) seen.qualifiers.insert(fact.qualifier);
    }
  }
  return environments;
}

// Where there is no app, what is deployed from the folder.
AnalysisOptions with_inputs(AnalysisOptions options, const Host& here) {
  struct stat found {};
  const bool has_app =
      std::any_of(std::begin(kApps), std::end(kApps), [&](const char* file) { return ::stat(file, &found) == 0; });
  if (options.inputs.empty() && !has_app && find_inputs({"."}, here).paths != std::vector<std::string>{"."})
    options.inputs = {"."};
  return options;
}

int init_command(const InitArguments& options, const Host& here) {
  const char* file = "crosscheck.yaml";
  struct stat existing {};
  if (!options.force && ::stat(file, &existing) == 0)
    throw InputError("`crosscheck.yaml` exists; `--force` replaces it");
  Sources sources;
  if (sources.check(sources.add(sources.add_root(".", ""), file)) == ReadFailure::Outside)
    throw InputError("`crosscheck.yaml` is a link that leads out of this folder");
  const Analysis analysis = analyse(sources, with_inputs(options.analysis, here), here);
  print_notifications(analysis);
  const auto environments = seen_environments(analysis.inputs, analysis.index.labels);
  const std::string deployments = deployments_text(sources, analysis.inputs, analysis.index.labels);
  write_output(file, config_text(environments, deployments, config_schema(here)));
  write_output({}, "wrote crosscheck.yaml with " + std::to_string(environments.size()) + " environments\n");
  if (analysis.inputs.complete) return kClean;
  std::fputs("crosscheck: not everything could be read; `crosscheck check` says what\n", stderr);
  return kIncomplete;
}

}  // namespace

Run declare_init(CLI::App& command) {
  const auto options = std::make_shared<InitArguments>();
  options->analysis.setup.config.none = true;  // it may be the file to replace
  add_inputs(command, options->analysis.inputs);
  add_threads(command, options->analysis);
  add_readiness(command, options->analysis.readiness);
  add_flag(command, "--force", options->force, "replace an existing file");
  return [options](const Host& here) { return init_command(*options, here); };
}

}  // namespace crosscheck
