#include "cli/commands/commands.h"

namespace crosscheck {

const std::vector<Command>& commands() {
  static const std::vector<Command> all = {
      {"check", "report conflicts (the default)", declare_check},
      {"plan", "show what the next deployment does, stack by stack, and where it will stop", declare_plan},
      {"baseline", "record the current findings in a baseline file", declare_baseline},
      {"suppress", "accept findings: add suppressions with a reason to crosscheck.yaml", declare_suppress},
      {"index", "show who owns and who uses each name", declare_index},
      {"inventory", "print a script that asks AWS what is deployed, for --deployed", declare_inventory},
      {"fleet", "show many repositories side by side, from their last reports", declare_fleet},
      {"explain", "explain a rule or a finding: what it is, why, an example, the fix", declare_explain},
      {"rules", "all rules", declare_rules},
      {"config", "show which config, rule files and baseline a check uses", declare_config},
      {"dump", "print what a stage of the analysis understood, as stable text", declare_dump},
      {"init", "write a commented crosscheck.yaml based on the assemblies found", declare_init},
      {"completion", "print the completion script for a shell", declare_completion, true},
      {"man", "print the manual page: crosscheck man | man -l -", declare_man, true},
  };
  return all;
}

}  // namespace crosscheck
