#pragma once

#include <vector>

#include "cli/host/host.h"
#include "cli/options.h"
#include "finding/report.h"

namespace crosscheck {

// Sees to it that the inputs can be read as they are: synthesizes them (`--synth`), lets a synthesis that is under way
// end, and compares them with their sources (`--fresh`). Throws `NotReady`; what is merely worth knowing it gives back.
std::vector<Notification> await_inputs(const Options& options, const Host& here);

}  // namespace crosscheck
