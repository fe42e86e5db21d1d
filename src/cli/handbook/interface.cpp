#include "cli/handbook/interface.h"

#include <algorithm>

#include <CLI/CLI.hpp>

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

bool declares(const CommandWords& command, const OptionWords& option) {
  return std::any_of(command.options.begin(), command.options.end(),
                     [&](const OptionWords& one) { return one.names == option.names; });
}

}  // namespace

std::string joined(const std::vector<std::string>& words, const std::string& separator) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : separator) + word;
  return text;
}

Interface interface_of(const CLI::App& app) {
  Interface interface {
    .program = words_of(app), .commands = {}
  };
  auto& commands = interface.commands;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    commands.push_back(words_of(*command));
  for (OptionWords option : interface.program.options) {
    const auto declares_it = [&](const CommandWords& command) { return declares(command, option); };
    if (option.positional || std::any_of(commands.begin(), commands.end(), declares_it)) continue;
    option.inherited = true;
    for (CommandWords& command : commands) command.options.push_back(option);
  }
  return interface;
}

}  // namespace crosscheck
