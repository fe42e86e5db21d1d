#pragma once

#include <stdexcept>

namespace crosscheck {

// The machine or the command line is in the way: a bad option, a path that does not exist, a broken
// config. Thrown anywhere, caught once in `cli`, exit code 2. Faults inside the linted files are
// findings instead and never throw.
struct InputError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace crosscheck
