#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands/setup.h"
#include "cli/host/input_readiness.h"
#include "index/index.h"
#include "plan/plan.h"

namespace crosscheck {

// What the commands that read assemblies are told, each by the options that it declares.
struct AnalysisOptions {
  std::vector<std::string> inputs = {};  // none: the output of the app here
  unsigned threads = 0;                  // 0: as many as help
  SetupOptions setup;
  ReadinessOptions readiness;
  std::vector<std::string> deployed = {};  // --deployed: what is there before; none: nothing says so
  bool plan = false;                       // tell what the next deployment does, also without --deployed
  bool possible = false;
  bool own_uses = false;  // see `IndexOptions`
  bool quiet = false;     // no progress on the terminal
};

// Their declarations. `add_inputs` and `add_readiness` belong to all of these commands, the others to those whose
// result depends on them.
void add_inputs(CLI::App& command, std::vector<std::string>& inputs);
void add_threads(CLI::App& command, AnalysisOptions& options);
void add_readiness(CLI::App& command, ReadinessOptions& options);
void add_possible(CLI::App& command, AnalysisOptions& options);
void add_deployed(CLI::App& command, AnalysisOptions& options);

// Everything up to the rules. The index points into what is beside it.
struct Analysis {
  Setup setup;
  std::vector<Notification> notifications;  // about the inputs' readiness
  Inputs inputs;
  Index index;
  std::unique_ptr<World> world;  // null where nothing says what is deployed
  std::optional<Plan> plan;      // with a world, or where it was asked for

  bool complete() const { return inputs.complete && index.complete; }
  Model model() const;  // points into this
};

// The one way from options to an index, so that no two commands differ in what they look at: reads config, rules and
// baseline, makes sure that the inputs are ready, reads them, and builds the index. Throws `InputError` and `NotReady`.
Analysis analyse(Sources& sources, const AnalysisOptions& options, const Host& here);

// For commands without a report: prints the notifications on the standard error.
void print_notifications(const Analysis& analysis);

}  // namespace crosscheck
