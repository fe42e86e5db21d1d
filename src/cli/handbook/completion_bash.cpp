#include "cli/handbook/completion.h"

namespace crosscheck {
namespace {

constexpr const char* kTemplate = R"~(# bash completion for crosscheck
_crosscheck_words() {   # these words and no files
  compopt +o default 2>/dev/null
  # shellcheck disable=SC2207
  COMPREPLY=($(compgen -W "$1" -- "$current"))
}

_crosscheck_word_or_file() {
  compopt -o nospace 2>/dev/null
  _crosscheck_words "$1"
}

_crosscheck_folders() {
  compopt -o dirnames +o default 2>/dev/null
}

_crosscheck() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command='' options='' i
  COMPREPLY=()   # if it stays so: files
  # Readline makes words of `=` and `:`; what follows a colon is a file.
  if [[ $current == : || $previous == : ]]; then return; fi
  if [[ $current == = ]]; then
    current=''
  elif [[ $previous == = ]]; then
    previous=${COMP_WORDS[COMP_CWORD-2]}
    [[ $previous == -* ]] || return
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      @valued@) [[ ${COMP_WORDS[i+1]} == = ]] || ((i++)) ;;
      -*) ;;
      *) command=${COMP_WORDS[i]}; break ;;
    esac
    while [[ ${COMP_WORDS[i+1]} == [=:] ]]; do ((i += 2)); done
  done
  case $command in
@commands@  esac
  if [[ $current == -* ]]; then
    _crosscheck_words "$options"
  elif [[ -z $command ]]; then
    _crosscheck_words '@names@'
    compopt -o default -o plusdirs 2>/dev/null
  fi
}

complete -o default -F _crosscheck crosscheck
)~";

std::string action(const OptionWords& option) {
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
    const std::string act = action(option);
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
  std::string script = replaced(kTemplate, "@valued@", joined(names_with_value(interface), "|"));
  script = replaced(script, "@names@", joined(command_names(interface), " "));
  return replaced(script, "@commands@", commands);
}

}  // namespace crosscheck
