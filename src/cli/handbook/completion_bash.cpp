#include "cli/handbook/completion.h"
#include "cli/handbook/template.h"
#include "cli/joined.h"

namespace crosscheck {
namespace {

std::string bash_action(const OptionWords& option) {
  const std::string choices = " '" + joined(option.choices, " ") + "'";
  switch (option.takes) {
    case Takes::Choice: return "_crosscheck_words" + choices;
    case Takes::ChoiceAndFile: return "_crosscheck_word_or_file" + choices;
    case Takes::Folder: return "_crosscheck_folders";
    case Takes::Text: return "_crosscheck_words ''";
    case Takes::Path:
    case Takes::Nothing: break;
  }
  return "";
}

std::string command_case(const CommandWords& command, const std::string& pattern) {
  std::vector<std::string> names;
  std::string values, operand = "_crosscheck_words ''";
  for (const OptionWords& option : command.options) {
    const std::string act = bash_action(option);
    if (option.positional) {
      operand = act;
      continue;
    }
    names.insert(names.end(), option.names.begin(), option.names.end());
    if (option.takes == Takes::Nothing) continue;
    values += "        " + joined(option.names, "|") + ") " + (act.empty() ? "" : act + "; ") + "return ;;\n";
  }
  const std::string last = operand.empty() ? "" : "      " + operand + '\n';
  return "    " + pattern + ")\n      options='" + joined(names, " ") + "'\n      case $previous in\n" + values +
         "      esac\n" + last + "      ;;\n";
}

}  // namespace

std::string bash_completion(const Interface& interface) {
  std::string commands;
  for (const CommandWords& command : interface.commands) commands += command_case(command, command.name);
  commands += command_case(interface.program, "*");
  return filled("completion.bash", {{"valued", joined(names_with_value(interface), "|")},
                                    {"names", joined(command_names(interface), " ")},
                                    {"commands", commands}});
}

}  // namespace crosscheck
