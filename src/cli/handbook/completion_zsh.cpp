#include "cli/handbook/completion.h"
#include "cli/handbook/template.h"
#include "cli/joined.h"

namespace crosscheck {
namespace {

std::string zsh_quoted(const std::string& text) { return "'" + replaced(text, "'", "'\\''") + "'"; }

std::string zsh_action(const OptionWords& option) {
  switch (option.takes) {
    case Takes::Choice: return "(" + joined(option.choices, " ") + ")";
    case Takes::ChoiceAndFile: return "{ _crosscheck_word_or_file " + joined(option.choices, " ") + " }";
    case Takes::Folder: return "_files -/";
    case Takes::Path: return "_files";
    case Takes::Text:
    case Takes::Nothing: break;
  }
  return " ";
}

std::string specification(const OptionWords& option, const std::string& name) {
  const bool valued = option.takes != Takes::Nothing;
  const std::string joint = !valued ? "" : name.starts_with("--") ? "=" : "+";
  return zsh_quoted((option.repeats ? "*" : "") + name + joint + "[" +
                    replaced(replaced(option.description, "[", "\\["), "]", "\\]") + "]" +
                    (valued ? ":value:" + zsh_action(option) : ""));
}

std::string specifications(const CommandWords& command, const std::string& indent) {
  std::string lines;
  for (const OptionWords& option : command.options) {
    for (const std::string& name : option.names) {
      if (!option.positional) lines += indent + specification(option, name) + " \\\n";
    }
  }
  return lines;
}

std::string operands(const CommandWords& command) {
  std::string text;
  for (const OptionWords& option : command.options) {
    if (option.positional)
      text += zsh_quoted((option.repeats ? "*:" : "1:") + option.names.front() + ":" + zsh_action(option));
  }
  return text;
}

std::string command_case(const CommandWords& command) {
  return "        " + command.name + ")\n          _arguments -S \\\n" + specifications(command, "            ") +
         "            " + operands(command) + "\n          ;;\n";
}

}  // namespace

std::string zsh_completion(const Interface& interface) {
  std::string list, commands;
  for (const CommandWords& command : interface.commands) {
    list += "    " + zsh_quoted(command.name + ":" + replaced(command.description, ":", "\\:")) + '\n';
    commands += command_case(command);
  }
  return filled("completion.zsh", {{"list", list},
                                   {"program", specifications(interface.program, "    ")},
                                   {"options", specifications(interface.program, "            ")},
                                   {"commands", commands}});
}

}  // namespace crosscheck
