#include "inputs/inputs.h"

namespace crosscheck {

std::vector<std::string> Inputs::without_stacks() const {
  std::vector<bool> has_stacks(assemblies.size());
  for (const Stack& stack : stacks) has_stacks[stack.assembly] = true;
  std::vector<std::string> paths_without;
  for (std::size_t i = 0; i < assemblies.size(); ++i) {
    // Commands may say what an environment is bootstrapped with, and nothing else.
    const std::string& kind = assemblies[i].kind;
    const bool commands = kind == "commands" || kind == "workflow" || kind == "buildspec";
    if ((commands && !bootstrap_commands.empty()) || assemblies[i].refers) continue;
    if (!has_stacks[i]) paths_without.push_back(assemblies[i].path);
  }
  return paths_without;
}

}  // namespace crosscheck
