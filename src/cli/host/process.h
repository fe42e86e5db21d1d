#pragma once

#include <string>
#include <vector>

#include "host/process.h"

namespace crosscheck {

// Runs the program `words[0]` of the PATH in `folder`, without input and without these variables of the environment.
// Throws `InputError` where no process can be had, or where it prints more than `kPrintLimit` bytes.
constexpr std::size_t kPrintLimit = 256u << 20;
Ran run_program(const std::string& folder, const std::vector<std::string>& words,
                const std::vector<std::string>& without = {});

// Runs a line of the shell in `folder`, with our input. What it prints goes to the standard error, as it comes. Its
// exit code.
int run_shell(const std::string& folder, const std::string& line);

// All that can be read; throws `InputError` with the name of it.
std::string read_to_end(int descriptor, const std::string& name);

}  // namespace crosscheck
