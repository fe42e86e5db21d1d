#pragma once

#include <string>
#include <vector>

#include "cli/host/host.h"
#include "cli/options.h"
#include "config/config.h"
#include "lint/baseline.h"
#include "rules/rule.h"

namespace crosscheck {

struct SetupOptions {
  ConfigOptions config;
  std::vector<std::string> rule_folders;  // --rules
  std::string baseline;                   // instead of the config's; empty: the config's
  bool reads_baseline = false;            // whether `Setup::known` is wanted
};

// The config that the options ask for, and the rules that it and the options add to the shipped ones.
struct Setup {
  Config config;
  std::vector<Rule> rules;
  FileId baseline = kNoFile;  // named by the options, else by the config; it may not exist yet
  Baseline known;             // what it says, if wanted
  std::vector<Notification> notifications;
};
// `inputs`: what the run is about, as far as it is about any.
Setup read_setup(Sources& sources, const SetupOptions& options, const std::vector<std::string>& inputs,
                 const Host& here);

}  // namespace crosscheck
