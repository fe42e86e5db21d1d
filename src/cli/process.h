#pragma once

#include <optional>
#include <string>
#include <vector>

namespace crosscheck {

// What the program `words[0]` of the PATH prints, run in `folder`; nothing where it cannot be run or does not end with 0.
std::optional<std::string> output_of(const std::string& folder, const std::vector<std::string>& words);

// Runs a line of the shell in `folder`. What it prints goes to the standard error, as it comes. Its exit code; 128 and the
// signal's number where one ended it.
int run_shell(const std::string& folder, const std::string& line);

}  // namespace crosscheck
