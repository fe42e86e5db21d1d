#pragma once

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace crosscheck {

// The words of a command line, sorted for CLI11: options may come before the command, and it would take those for
// options of the program without a command.
struct Arguments {
  const CLI::App* command;             // the one that is named; without a name the program
  std::vector<std::string> words;      // the command's name first, where it is named
  std::optional<std::string> unknown;  // the first option that no command has
  std::optional<std::string> operand;  // the first one

  std::vector<std::string> command_options() const;  // "-o", "--output", …
};

// Throws `UsageError` for an option that only other commands take, and for a command that follows an operand.
// `unnamed` is the command that runs without a name.
Arguments sort_arguments(const CLI::App& program, const std::string& unnamed, const std::vector<std::string>& given);

}  // namespace crosscheck
