#include "cli/handbook/completion.h"
#include "cli/handbook/template.h"
#include "cli/joined.h"

namespace crosscheck {
namespace {

std::string fish_quoted(const std::string& text) {
  return "'" + replaced(replaced(text, "\\", "\\\\"), "'", "\\'") + "'";
}

std::string fish_action(const OptionWords& option) {
  switch (option.takes) {
    case Takes::Choice: return " -a " + fish_quoted(joined(option.choices, " "));
    case Takes::ChoiceAndFile:
      return " -a " + fish_quoted("(__crosscheck_word_or_file " + joined(option.choices, " ") + ")");
    case Takes::Folder: return " -a '(__fish_complete_directories)'";
    case Takes::Path:
    case Takes::Text:
    case Takes::Nothing: break;
  }
  return "";
}

std::string line(const OptionWords& option, const std::string& condition) {
  std::string text = "complete -c crosscheck -n " + fish_quoted(condition);
  for (const std::string& name : option.names)
    text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (option.takes == Takes::Path) text += " -r";
  else if (option.takes != Takes::Nothing) text += " -x" + fish_action(option);
  return text + " -d " + fish_quoted(option.description) + '\n';
}

std::string lines(const CommandWords& command, const std::string& condition) {
  std::string text, operand = "complete -c crosscheck -n " + fish_quoted(condition) + " -f\n";
  for (const OptionWords& option : command.options) {
    if (!option.positional) text += line(option, condition);
    else if (option.takes == Takes::Path) operand.clear();
    else operand = "complete -c crosscheck -n " + fish_quoted(condition) + " -f" + fish_action(option) + '\n';
  }
  return text + operand;
}

}  // namespace

std::string fish_completion(const Interface& interface) {
  std::string commands = lines(interface.program, "__crosscheck_alone");
  for (const CommandWords& command : interface.commands) {
    commands += "complete -c crosscheck -n __crosscheck_first -a " + command.name + " -d " +
                fish_quoted(command.description) + '\n';
    commands += lines(command, "__crosscheck_after " + command.name);
  }
  return filled("completion.fish", {{"valued", joined(names_with_value(interface), " ")},
                                    {"names", joined(command_names(interface), " ")},
                                    {"commands", commands}});
}

}  // namespace crosscheck
