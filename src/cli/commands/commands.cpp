#include "cli/commands/commands.h"

namespace crosscheck {

const std::vector<Command>& commands() {
  static const std::vector<Command> all = {
      {"check", "report conflicts (the default)", declare_check},
      {"baseline", "write the findings of today to a file, for `check --baseline`", declare_baseline},
      {"index", "who owns and who uses what", declare_index},
      {"explain", "what a rule says, why, an example, how to mend it", declare_explain},
      {"rules", "all rules", declare_rules},
      {"config", "show which config, rule files and baseline a check uses", declare_config},
      {"dump", "what a stage of the analysis understood, as stable text", declare_dump},
      {"init", "write a commented crosscheck.yaml from what is there", declare_init},
      {"completion", "the completion of this command line, for a shell", declare_completion},
      {"man", "the manual page: crosscheck man | man -l -", declare_man},
  };
  return all;
}

}  // namespace crosscheck
