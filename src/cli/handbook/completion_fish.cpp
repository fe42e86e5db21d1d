#include "cli/handbook/completion.h"

namespace crosscheck {
namespace {

constexpr const char* kTemplate = R"~(# fish completion for crosscheck
function __crosscheck_command   # the first word that is neither an option nor the value of one
    set -l words (commandline -opc)
    set -e words[1]
    set -l value no
    for word in $words
        if test $value = yes
            set value no
            continue
        end
        switch $word
            case @valued@
                set value yes
            case '-*'
            case '*'
                printf '%s\n' $word
                return
        end
    end
end

function __crosscheck_first
    set -l command (__crosscheck_command)
    test -z "$command"
end

function __crosscheck_after
    set -l command (__crosscheck_command)
    contains -- "$command" $argv
end

function __crosscheck_alone   # no command, or an input in its place
    not __crosscheck_after @names@
end

function __crosscheck_word_or_file
    set -l parts (string split -m 1 : -- (commandline -ct | string replace -r '^--[a-z]+=' ''))
    if set -q parts[2]
        for path in (complete -C "'' $parts[2]" | string replace -r '\t.*' '')
            printf '%s:%s\n' $parts[1] $path
        end
    else
        printf '%s\n' $argv
    end
end

@commands@)~";

std::string quoted(const std::string& text) { return "'" + replaced(replaced(text, "\\", "\\\\"), "'", "\\'") + "'"; }

std::string action(const OptionWords& option) {
  switch (option.takes) {
    case Takes::Choice: return " -a " + quoted(joined(option.choices, " "));
    case Takes::ChoiceAndFile:
      return " -a " + quoted("(__crosscheck_word_or_file " + joined(option.choices, " ") + ")");
    case Takes::Folder: return " -a '(__fish_complete_directories)'";
    case Takes::Path:
    case Takes::Text:
    case Takes::Nothing: break;
  }
  return "";
}

std::string line(const OptionWords& option, const std::string& condition) {
  std::string text = "complete -c crosscheck -n " + quoted(condition);
  for (const std::string& name : option.names)
    text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (option.takes == Takes::Path) text += " -r";
  else if (option.takes != Takes::Nothing) text += " -x" + action(option);
  return text + " -d " + quoted(option.description) + '\n';
}

std::string lines(const CommandWords& command, const std::string& condition) {
  std::string text, operand = "complete -c crosscheck -n " + quoted(condition) + " -f\n";
  for (const OptionWords& option : command.options) {
    if (!option.positional) text += line(option, condition);
    else if (option.takes == Takes::Path) operand.clear();
    else operand = "complete -c crosscheck -n " + quoted(condition) + " -f" + action(option) + '\n';
  }
  return text + operand;
}

}  // namespace

std::string fish_completion(const Interface& interface) {
  std::string commands = lines(interface.program, "__crosscheck_alone");
  for (const CommandWords& command : interface.commands) {
    commands +=
        "complete -c crosscheck -n __crosscheck_first -a " + command.name + " -d " + quoted(command.description) + '\n';
    commands += lines(command, "__crosscheck_after " + command.name);
  }
  std::string script = replaced(kTemplate, "@valued@", joined(names_with_value(interface), " "));
  return replaced(replaced(script, "@names@", joined(command_names(interface), " ")), "@commands@", commands);
}

}  // namespace crosscheck
