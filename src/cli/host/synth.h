#pragma once

#include <string>
#include <vector>

#include "cli/host/origin.h"

namespace crosscheck {

// Runs the command of `--synth`, a line of the shell, in the app that the inputs come from. Throws `NotReady` where it
// fails.
void synthesize(const std::string& command, const std::vector<Origin>& origins, const Host& here);

// While the CDK writes an assembly, its `synth.lock` there holds the number of its process. Waits a moment for it to
// end, then throws `NotReady`. The lock of a process that is gone counts for nothing. Nothing else looks at this lock,
// and nothing is written: reading an assembly takes no lock.
void await_synthesis(const std::vector<Origin>& origins, const Host& here);

}  // namespace crosscheck
