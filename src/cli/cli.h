#pragma once

namespace crosscheck {

// Exit codes, the same for every output format.
enum ExitCode {
  kClean = 0,
  kFindings = 1,    // at or above --fail-on
  kUsage = 2,       // the command line, the config or a rule file
  kIncomplete = 3,  // something could not be read, a budget ended the analysis, or the inputs are not ready
  kInternal = 4,
  kClosedPipe = 141,  // the reader of an output went away; what shells say of programs that SIGPIPE ends
};

// The same in words, for the help and the man page.
struct ExitMeaning {
  ExitCode code;
  const char* means;
};
inline constexpr ExitMeaning kExitMeanings[] = {{kClean, "clean"},
                                                {kFindings, "findings at or above --fail-on"},
                                                {kUsage, "error in usage or config"},
                                                {kIncomplete, "incomplete analysis"},
                                                {kInternal, "internal error"}};

// The whole program. Everything ends here: errors become messages and exit codes.
int run(int argc, char** argv);

}  // namespace crosscheck
