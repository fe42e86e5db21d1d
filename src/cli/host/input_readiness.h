#pragma once

#include <string>
#include <vector>

#include "cli/host/host.h"
#include "finding/report.h"

namespace crosscheck {

struct ReadinessOptions {
  std::string synth;  // --synth: a line of the shell; empty: none
  bool fresh = false;
  bool allow_stale = false;
};

// Makes sure that the inputs can be read as they are: synthesizes them (`--synth`), waits for a synthesis that is under
// way, and compares them with their sources (`--fresh`). Throws `NotReady`; returns what is merely worth knowing.
std::vector<Notification> await_inputs(const std::vector<std::string>& inputs, const ReadinessOptions& options,
                                       const Host& here);

}  // namespace crosscheck
