#include <algorithm>
#include <cctype>

#include "cli/cli.h"
#include "cli/handbook/interface.h"
#include "cli/version.h"

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

std::string entries(const CommandWords& command) {
  std::string text;
  for (const OptionWords& option : command.options) {
    if (!option.inherited && option.names.back() != "--help") text += entry(option);
  }
  return text;
}

}  // namespace

std::string man_page(const Interface& interface) {
  const CommandWords& program = interface.program;
  std::string name = program.description.substr(0, program.description.find(':'));
  name.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(name.front())));
  std::string page = ".TH CROSSCHECK 1 \"\" \"crosscheck " + std::string(kVersion) + "\" \"User Commands\"\n" +
                     ".SH NAME\ncrosscheck \\- " + roff(name) + "\n.SH SYNOPSIS\n" + synopsis(program.name, program);
  for (const CommandWords& command : interface.commands) page += ".br\n" + synopsis(program.name, command);
  page += ".SH DESCRIPTION\n" + roff(program.description) + "\n.SH OPTIONS\n" + entries(program) + ".SH COMMANDS\n";
  for (const CommandWords& command : interface.commands) {
    const std::string options = entries(command);
    page += ".SS " + roff(command.name) + '\n' + roff(command.description) + ".\n";
    if (!options.empty()) page += repeats_program(command, program) ? "Its options are those above.\n" : options;
  }
  page += ".SH EXIT STATUS\n";
  for (const ExitMeaning& exit : kExitMeanings) {
    page += ".TP\n\\fB" + std::to_string(exit.code) + "\\fR\n" + roff(exit.means) + '\n';
  }
  return page;
}

}  // namespace crosscheck
