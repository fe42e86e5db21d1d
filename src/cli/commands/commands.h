#pragma once

#include <functional>
#include <vector>

#include "cli/host/host.h"

namespace CLI {
class App;
}

namespace crosscheck {

// Runs a command with the options that were parsed; returns the exit code, throws `InputError` and `NotReady`.
using Run = std::function<int(const Host&)>;

struct Command {
  const char* name;
  const char* description;
  Run (*declare)(CLI::App& command);  // declares the options; call what it returns after parsing
  bool describes_all = false;         // it needs the options of all commands
};
// All of them, in the order of the help. The first is the one that runs without a name.
const std::vector<Command>& commands();

// One file for each.
Run declare_check(CLI::App& command);
Run declare_plan(CLI::App& command);
Run declare_baseline(CLI::App& command);
Run declare_suppress(CLI::App& command);
Run declare_index(CLI::App& command);
Run declare_fleet(CLI::App& command);
Run declare_explain(CLI::App& command);
Run declare_rules(CLI::App& command);
Run declare_config(CLI::App& command);
Run declare_dump(CLI::App& command);
Run declare_inventory(CLI::App& command);
Run declare_init(CLI::App& command);
Run declare_completion(CLI::App& command);
Run declare_man(CLI::App& command);

}  // namespace crosscheck
