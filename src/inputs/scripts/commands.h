#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "inputs/deployments/shell_words.h"

namespace crosscheck {

// A command that deploys something, in a text that holds commands.
struct DeployCommand {
  std::vector<ShellWord> words;  // "aws", "cloudformation", "deploy", …; global options come last
  // What the text sets for it: `AWS_PROFILE`, `AWS_REGION` and the like. Where one may hold or not, its value is in
  // grave accents, as what is not known.
  std::map<std::string, ShellWord, std::less<>> settings;

  // What follows an option, up to the next one: `--regions a b`, or `--region=a`.
  std::vector<ShellWord> values(std::string_view option) const;
};

// Whether quotes go on in the next line, as a shell's do, or end with it, as those of a Makefile.
enum class Quotes { OfShell, OfLines };

// The commands of the AWS CLI and of the SAM CLI. The text is read, never run: what a loop or a function does with it
// is not known. What a command shows, as `echo` does, or a document written in place is no command.
std::vector<DeployCommand> find_commands(std::string_view text, Quotes quotes = Quotes::OfShell);

// Where the command at `begin` ends: at a line's end or at a character that begins another one, but not in quotes, nor
// in `$(…)` and `${…}`.
std::size_t end_of_command(std::string_view text, std::size_t begin);

// The name in `NAME=value`; empty for other words.
std::string_view assigned_name(std::string_view word);

}  // namespace crosscheck
