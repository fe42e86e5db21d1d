#pragma once

#include <sys/types.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace crosscheck {

constexpr int kCannotRun = 127;  // as shells say it: there is no such program

struct Ran {
  int exit_code = kCannotRun;  // 128 and the signal's number where one ended it
  std::string output;          // where it is longer than wanted, only that is certain
  std::string errors;          // the beginning of what it printed there
};

// Runs the program `words[0]` of the PATH in `folder`, without input and without these variables of the environment.
// Nothing, with errno, where no process can be had or where what it prints, at most a little more than `most` bytes of
// it, cannot be read.
std::optional<Ran> run_process(const std::string& folder, const std::vector<std::string>& words, std::size_t most,
                               const std::vector<std::string>& without = {});

// Runs a line of the shell in `folder`, with our input. What it prints goes to the standard error, as it comes. Its
// exit code; nothing, with errno, where no process can be had.
std::optional<int> run_in_shell(const std::string& folder, const std::string& line);

// All that can be read, but at most a little more than `most` bytes; nothing, with errno, after an error.
std::optional<std::string> read_all_of(int descriptor, std::size_t most);

// Ends this process with an exit code, once all that was printed is written.
[[noreturn]] void end_process(int code);

// Whether there is such a process, be it ours or not.
bool process_exists(pid_t process);
// Whether this process descends from that one, as far as the system tells.
bool descends_from(pid_t process);

}  // namespace crosscheck
