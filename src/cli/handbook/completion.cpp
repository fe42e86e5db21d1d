#include "cli/handbook/completion.h"

#include <set>

namespace crosscheck {

std::string completion(const Interface& interface, const std::string& shell) {
  if (shell == "bash") return bash_completion(interface);
  return shell == "zsh" ? zsh_completion(interface) : fish_completion(interface);
}

std::string replaced(std::string text, const std::string& mark, const std::string& by) {
  for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos; at += by.size()) {
    text.replace(at, mark.size(), by);
  }
  return text;
}

std::vector<std::string> command_names(const Interface& interface) {
  std::vector<std::string> names;
  for (const CommandWords& command : interface.commands) names.push_back(command.name);
  return names;
}

std::vector<std::string> names_with_value(const Interface& interface) {
  std::set<std::string> names;
  for (const OptionWords& option : interface.program.options) {
    if (option.takes != Takes::Nothing && !option.positional) names.insert(option.names.begin(), option.names.end());
  }
  return {names.begin(), names.end()};
}

}  // namespace crosscheck
