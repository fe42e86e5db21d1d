#include "cli/commands/analysis.h"

#include <cstdio>
#include <filesystem>

#include "cli/declare.h"
#include "cli/host/find_inputs.h"
#include "cli/host/progress.h"
#include "text/printable.h"

namespace crosscheck {

void add_inputs(CLI::App& command, std::vector<std::string>& inputs) {
  add_operands(command, "inputs", "PATH", inputs,
               "cloud assemblies (cdk.out folders), folders that hold some, manifests or templates; default "
               "./cdk.out, the output of ./cdk.json, or what is described here, as in samconfig.toml");
}

void add_threads(CLI::App& command, AnalysisOptions& options) {
  add_value(command, "--threads", "N", options.threads, "number of threads (default: automatic)");
}

void add_readiness(CLI::App& command, ReadinessOptions& options) {
  add_flag(command, "--fresh", options.fresh, "exit 3 where an assembly is older than the sources of its app");
  add_flag(command, "--allow-stale", options.allow_stale, "check a stale assembly anyway, with a note");
  add_value(command, "--synth", "COMMAND", options.synth,
            "a command that writes the assemblies; run first, through /bin/sh in the app's folder");
}

void add_possible(CLI::App& command, AnalysisOptions& options) {
  add_flag(command, "--possible", options.possible, "also report conflicts that depend on an unknown condition");
}

void add_deployed(CLI::App& command, AnalysisOptions& options) {
  add_repeated(
      command, "--deployed", "PATH", options.deployed,
      "what is deployed already: the assemblies or templates of the last deployment, or AWS's own answers (see "
      "crosscheck inventory); what the next one will be refused for is reported as well; may be repeated");
}

Model Analysis::model() const {
  return {
      .inputs = inputs, .index = index, .config = setup.config, .plan = plan ? &*plan : nullptr, .world = world.get()};
}

namespace {

// What is deployed is read as the inputs are; what is wrong with it is no finding, but said.
void read_world(Sources& sources, const AnalysisOptions& options, const Host& here, Analysis& analysis) {
  std::vector<std::string> paths, others;
  for (const std::string& path : options.deployed) (is_inventory(path) ? paths : others).push_back(path);
  const bool observed = !paths.empty();
  if (!others.empty()) {
    const FoundInputs found = find_inputs(others, here);
    paths.insert(paths.end(), found.paths.begin(), found.paths.end());
  }
  analysis.world = std::make_unique<World>();
  World& world = *analysis.world;
  world.inputs = read_deployed(sources, paths);
  match_apps(world.inputs, analysis.inputs);
  const NameHashes asked = observed ? names_asked(analysis.index) : NameHashes();
  world.index = build_index(sources, world.inputs, analysis.setup.config,
                            {.threads = options.threads, .asked = observed ? &asked : nullptr});
  for (const Notification& notification : world.inputs.notifications) {
    if (observed) analysis.notifications.push_back(notification);
  }
  if (!world.inputs.complete || !world.index.complete) {
    analysis.notifications.push_back(
        {.severity = Severity::Warning,
         .message = "what is deployed could not be read completely; nothing is said of what is not known",
         .place = {}});
  }
}

// Where no input is given, what the config says is deployed, beside the app's output if there is one.
void add_deployments(FoundInputs& found, const AnalysisOptions& options, const Sources& sources, const Config& config,
                     const Host& here) {
  if (!options.inputs.empty() || !config.has_deployments) return;
  std::erase_if(found.paths, [&](const std::string& path) {
    return !std::filesystem::exists(std::filesystem::path(here.directory) / path);
  });
  found.paths.push_back(sources.display(config.file));
}

}  // namespace

Analysis analyse(Sources& sources, const AnalysisOptions& options, const Host& here) {
  Analysis analysis;
  FoundInputs found = find_inputs(options.inputs, here);
  analysis.setup = read_setup(sources, options.setup, found.paths, here);
  add_deployments(found, options, sources, analysis.setup.config, here);
  analysis.notifications = await_inputs(found.paths, options.readiness, here);
  if (!options.readiness.synth.empty()) {  // now that they are written
    found = find_inputs(options.inputs, here);
    add_deployments(found, options, sources, analysis.setup.config, here);
  }
  for (const auto* list : {&analysis.setup.notifications, &found.notifications}) {
    analysis.notifications.insert(analysis.notifications.begin(), list->begin(), list->end());
  }
  const Progress progress(here.terminal && !options.quiet);
  analysis.inputs = read_inputs(sources, found.paths);
  analysis.index =
      build_index(sources, analysis.inputs, analysis.setup.config,
                  {.threads = options.threads, .possible = options.possible, .own_uses = options.own_uses});
  if (!options.deployed.empty()) read_world(sources, options, here, analysis);
  if (analysis.world || options.plan) {
    analysis.plan.emplace(make_plan(sources, analysis.inputs, analysis.index, analysis.world.get()));
  }
  return analysis;
}

void print_notifications(const Analysis& analysis) {
  for (const Notification& notification : analysis.notifications) {
    std::fprintf(stderr, "crosscheck: %s\n", printable_block(notification.message).c_str());
  }
}

}  // namespace crosscheck
