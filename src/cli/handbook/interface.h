#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace crosscheck {

// What the command line offers, read from its definitions. The man page and the completions are made of it, so that
// neither can say anything that `--help` does not.
enum class Takes { Nothing, Text, Choice, ChoiceAndFile, Path, Folder };  // ChoiceAndFile: `sarif:out.sarif`

struct OptionWords {
  std::vector<std::string> names;  // "-o", "--output"; a positional has one, "inputs"
  bool positional = false;
  bool required = false;
  bool repeats = false;
  bool everywhere = false;  // every command has it: `--color`
  Takes takes = Takes::Nothing;
  std::string value;  // as a reader sees it: "FILE", "text|json[:FILE]"; empty for a flag
  std::vector<std::string> choices;
  std::string description;
};

struct CommandWords {
  std::string name;
  std::string description;
  std::vector<OptionWords> options;
};

struct Interface {
  CommandWords program;  // without a command
  std::vector<CommandWords> commands;
};
Interface interface_around(const CLI::App& command);  // of the whole program that has this command

std::string man_page(const Interface& interface);

}  // namespace crosscheck
