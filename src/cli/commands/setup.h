#pragma once

#include <string>
#include <vector>

#include "cli/host/host.h"
#include "cli/options.h"
#include "config/config.h"
#include "rules/rule.h"

namespace crosscheck {

// The config that the options ask for, and the rules that it and the options add to the shipped ones.
struct Setup {
  std::vector<Rule> rules;
  Config config;
  FileId baseline = kNoFile;        // that the options or else the config name
  std::vector<std::string> inputs;  // as seen from the working directory
};
Setup read_setup(Sources& sources, const Options& options, const Host& here);

}  // namespace crosscheck
