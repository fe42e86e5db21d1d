#include "cli/handbook/interface.h"

#include <algorithm>

#include <CLI/CLI.hpp>

#include "cli/joined.h"
#include "rules/shipped.h"

namespace crosscheck {
namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(separator, from), text.size());
    parts.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return parts;
}

std::vector<std::string> rule_ids() {
  std::vector<std::string> ids;
  for (const ShippedRule& rule : shipped_rules()) ids.emplace_back(rule.id);
  return ids;
}

// CLI11 writes a value's type, and the members of `IsMember`, as one string: "TEXT:{text,markdown}".
void read_value(OptionWords& words, const std::string& type) {
  const std::size_t open = type.find('{');
  const std::size_t close = type.find('}');
  if (open != std::string::npos && close != std::string::npos) {
    words.choices = split(type.substr(open + 1, close - open - 1), ',');
    const std::string rest = type.substr(close + 1);
    words.takes = rest.empty() ? Takes::Choice : Takes::ChoiceAndFile;
    words.value = joined(words.choices, "|") + rest;
    return;
  }
  words.value = type;
  words.takes = type == "FILE" || type == "PATH" ? Takes::Path
                : type == "FOLDER"               ? Takes::Folder
                : type == "RULE"                 ? Takes::Choice
                                                 : Takes::Text;
  if (type == "RULE") words.choices = rule_ids();
}

OptionWords words_of(const CLI::Option& option) {
  OptionWords words;
  words.positional = option.get_positional();
  for (const std::string& name : option.get_snames()) words.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) words.names.push_back("--" + name);
  if (words.positional) words.names = {option.get_name(true)};
  words.required = option.get_required();
  words.repeats = option.get_expected_max() > 1;
  words.description = option.get_description();
  if (option.get_items_expected_max() > 0) read_value(words, option.get_type_name());
  return words;
}

CommandWords words_of(const CLI::App& app) {
  CommandWords words{.name = app.get_name(), .description = app.get_description(), .options = {}};
  for (const CLI::Option* option : app.get_options()) words.options.push_back(words_of(*option));
  return words;
}

const OptionWords* find(const CommandWords& command, const OptionWords& option) {
  const auto found = std::find_if(command.options.begin(), command.options.end(), [&](const OptionWords& one) {
    return one.names == option.names && one.description == option.description;
  });
  return found == command.options.end() ? nullptr : &*found;
}

}  // namespace

Interface interface_around(const CLI::App& command) {
  const CLI::App* program = &command;
  while (program->get_parent()) program = program->get_parent();
  Interface interface {
    .program = words_of(*program), .commands = {}
  };
  for (const CLI::App* one : program->get_subcommands([](const CLI::App*) { return true; }))
    interface.commands.push_back(words_of(*one));
  for (OptionWords& option : interface.program.options) {
    option.everywhere = std::all_of(interface.commands.begin(), interface.commands.end(),
                                    [&](const CommandWords& one) { return find(one, option); });
  }
  for (CommandWords& one : interface.commands) {
    for (OptionWords& option : one.options) {
      const OptionWords* general = find(interface.program, option);
      option.everywhere = general && general->everywhere;
    }
  }
  return interface;
}

}  // namespace crosscheck
