#pragma once

namespace crosscheck {

// Makes the commands' declarations into a command line, parses this one, and runs the command that it names. Prints
// help, version and mistakes itself. An option that the command does not take is refused, also where it comes before
// the command. Returns the exit code; throws `InputError` and `NotReady`.
int run_command_line(int argc, char** argv);

}  // namespace crosscheck
