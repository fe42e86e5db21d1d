#pragma once

#include <vector>

#include "cli/host/origin.h"

namespace crosscheck {

// Runs `--synth`, if it is given, in the app that the inputs come from. Throws `NotReady` where it fails.
void synthesize(const Options& options, const Host& here, const std::vector<Origin>& origins);

// While the CDK writes an assembly, its `synth.lock` there holds the number of its process. Waits a moment for it to
// end, then throws `NotReady`. The lock of a process that is gone counts for nothing. Writes nothing itself: to read an
// assembly takes no lock.
void await_synthesis(const std::vector<Origin>& origins, const Host& here);

}  // namespace crosscheck
