#pragma once

#include <string>

#include "cli/options.h"

namespace crosscheck {

// What the program knows of where it runs; only `cli` asks.
struct Surroundings {
  std::string directory;     // the working directory
  std::string git_root;      // of the checkout that it is in; the working directory where there is none
  std::string today;         // "2026-11-24", local
  bool terminal = false;     // standard output is one
  bool color = false;
};
Surroundings look_around(const Options& options);

}  // namespace crosscheck
