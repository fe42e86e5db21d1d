#pragma once

#include <stdexcept>

namespace crosscheck {

// The inputs should not be analysed as they are: not synthesized yet, older than their sources, just being written.
// Says what to do. Caught once, in `run`, exit code 3.
struct NotReady : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace crosscheck
