#include <algorithm>

#include "cli/cli.h"
#include "cli/handbook/interface.h"
#include "cli/handbook/template.h"
#include "cli/version.h"
#include "text/characters.h"

namespace crosscheck {
namespace {

// Text as roff prints it unchanged: `-` stays a hyphen that can be copied, and no line is taken for a request.
std::string roff(const std::string& text) {
  std::string result;
  for (const char byte : text) {
    if (result.empty() && (byte == '.' || byte == '\'')) result += "\\&";
    if (byte == '\\') result += "\\e";
    else if (byte == '-') result += "\\-";
    else if (byte == '`') result += "\\(ga";
    else if (byte == '\n') result += ' ';
    else result += byte;
  }
  return result;
}

std::string synopsis_operand(const OptionWords& operand) {
  const std::string name = "\\fI" + roff(operand.names.front()) + "\\fR" + (operand.repeats ? "..." : "");
  return operand.required ? name : "[" + name + "]";
}

std::string synopsis(const std::string& program, const CommandWords& command) {
  std::string line =
      "\\fB" + program + (command.name == program ? "" : " " + roff(command.name)) + "\\fR [\\fIoptions\\fR]";
  for (const OptionWords& option : command.options) {
    if (option.positional) line += " " + synopsis_operand(option);
  }
  return line + '\n';
}

std::string entry(const OptionWords& option) {
  std::string heading;
  for (const std::string& name : option.names) {
    heading += (heading.empty() ? "" : ", ") + std::string(option.positional ? "\\fI" : "\\fB") + roff(name) + "\\fR";
  }
  if (!option.positional && !option.value.empty()) heading += " \\fI" + roff(option.value) + "\\fR";
  return ".TP\n" + heading + '\n' + roff(option.description) + '\n';
}

bool same_option(const OptionWords& one, const OptionWords& other) {
  return one.names == other.names && one.description == other.description;
}

// `check` has nothing that the program without a command has not.
bool repeats_program(const CommandWords& command, const CommandWords& program) {
  return std::all_of(command.options.begin(), command.options.end(), [&](const OptionWords& option) {
    return std::any_of(program.options.begin(), program.options.end(),
                       [&](const OptionWords& other) { return same_option(option, other); });
  });
}

// What every command has is said once, with the program's own options.
std::string section(const CommandWords& command, const CommandWords& program) {
  std::string options;
  for (const OptionWords& option : command.options) {
    if (!option.everywhere) options += entry(option);
  }
  if (!options.empty() && repeats_program(command, program)) options = "Its options are those above.\n";
  return ".SS " + roff(command.name) + '\n' + roff(command.description) + ".\n" + options;
}

}  // namespace

std::string man_page(const Interface& interface) {
  const CommandWords& program = interface.program;
  std::string purpose = program.description.substr(0, program.description.find(':'));
  purpose.front() = to_lower(purpose.front());
  std::string synopses = synopsis(program.name, program), commands, exits;
  for (const CommandWords& command : interface.commands) {
    synopses += ".br\n" + synopsis(program.name, command);
    commands += section(command, program);
  }
  for (const ExitMeaning& exit : kExitMeanings) {
    exits += ".TP\n\\fB" + std::to_string(exit.code) + "\\fR\n" + roff(exit.means) + '\n';
  }
  std::string options;
  for (const OptionWords& option : program.options) {
    if (option.names.back() != "--help") options += entry(option);
  }
  return filled("man", {{"version", kVersion},
                        {"purpose", roff(purpose)},
                        {"synopsis", synopses},
                        {"description", roff(program.description)},
                        {"options", options},
                        {"commands", commands},
                        {"exits", exits}});
}

}  // namespace crosscheck
