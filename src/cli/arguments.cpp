#include "cli/arguments.h"

#include <algorithm>

#include <CLI/CLI.hpp>

#include "cli/declare.h"

namespace crosscheck {
namespace {

std::vector<const CLI::App*> commands_of(const CLI::App& program) {
  return program.get_subcommands([](const CLI::App*) { return true; });
}

const CLI::App* command_named(const CLI::App& program, const std::string& name) {
  for (const CLI::App* command : commands_of(program)) {
    if (command->get_name() == name) return command;
  }
  return nullptr;
}

// The option of that spelling, whichever command has it: all that have one agree on whether it takes a value.
const CLI::Option* find_option(const CLI::App& program, const std::string& name) {
  if (const CLI::Option* option = program.get_option_no_throw(name)) return option;
  for (const CLI::App* command : commands_of(program)) {
    if (const CLI::Option* option = command->get_option_no_throw(name)) return option;
  }
  return nullptr;
}

struct Word {
  std::vector<std::string> options;  // that it gives: "--only=x" one, "-qo" two; none: an operand
  bool wants_value = false;          // the next word is the last one's value
};

Word read_word(const CLI::App& program, const std::string& text) {
  const auto takes_value = [&](const std::string& name) {
    const CLI::Option* option = find_option(program, name);
    return option && option->get_items_expected_max() > 0;
  };
  Word word;
  if (text.starts_with("--")) {
    const std::size_t equals = text.find('=');
    word.options.push_back(text.substr(0, equals));
    word.wants_value = equals == std::string::npos && takes_value(word.options.back());
  } else if (text.size() > 1 && text.front() == '-') {
    for (std::size_t i = 1; i < text.size(); ++i) {
      word.options.push_back(std::string("-") + text[i]);
      word.wants_value = takes_value(word.options.back());
      if (!word.wants_value) continue;
      word.wants_value = i + 1 == text.size();  // else the rest is the value
      break;
    }
  }
  return word;
}

void check_option(const CLI::App& program, const std::string& unnamed, const std::string& option, Arguments& into) {
  if (into.command->get_option_no_throw(option)) return;
  if (find_option(program, option)) {
    const std::string& name = into.command == &program ? unnamed : into.command->get_name();
    throw UsageError("`" + name + "` does not take `" + option + "`");
  }
  if (!into.unknown) into.unknown = option;
}

}  // namespace

Arguments sort_arguments(const CLI::App& program, const std::string& unnamed, const std::vector<std::string>& given) {
  Arguments sorted{.command = &program, .words = {}, .unknown = {}, .operand = {}};
  std::vector<std::string> options;
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (given[i] == "--") {
      sorted.words.insert(sorted.words.end(), given.begin() + static_cast<std::ptrdiff_t>(i), given.end());
      break;
    }
    const Word word = read_word(program, given[i]);
    const CLI::App* named =
        word.options.empty() && sorted.command == &program ? command_named(program, given[i]) : nullptr;
    if (named && sorted.operand) {
      throw UsageError("the command comes first: `crosscheck " + given[i] + " " + *sorted.operand +
                       "`; a file of that name is `./" + given[i] + "`");
    }
    if (named) {
      sorted.command = named;
      sorted.words.insert(sorted.words.begin(), given[i]);
      continue;
    }
    if (word.options.empty() && !sorted.operand) sorted.operand = given[i];
    options.insert(options.end(), word.options.begin(), word.options.end());
    sorted.words.push_back(given[i]);
    if (word.wants_value && i + 1 < given.size()) sorted.words.push_back(given[++i]);
  }
  for (const std::string& option : options) check_option(program, unnamed, option, sorted);
  return sorted;
}

std::vector<std::string> Arguments::command_options() const {
  std::vector<std::string> names;
  for (const CLI::Option* option : command->get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    for (const std::string& name : option->get_snames()) names.push_back("-" + name);
  }
  return names;
}

}  // namespace crosscheck
