#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "inputs/deployments/shell_words.h"

namespace crosscheck {

// A command that deploys something, in a text that holds commands.
struct DeployCommand {
  std::vector<ShellWord> words;  // "aws", "cloudformation", "deploy", …

  // What follows an option, up to the next one: `--regions a b`, or `--region=a`.
  std::vector<ShellWord> values(std::string_view option) const;
};

// The commands of the AWS CLI and of the SAM CLI. The text is read, never run: what a loop or a function does with it
// is not known.
std::vector<DeployCommand> find_commands(std::string_view text);

}  // namespace crosscheck
