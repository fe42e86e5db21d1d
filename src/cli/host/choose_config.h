#pragma once

#include <string>
#include <vector>

#include "cli/host/host.h"

namespace crosscheck {

struct ConfigChoice {
  std::string file;                      // as seen from the working directory; empty: none
  std::vector<std::string> passed_over;  // others that were found, likewise
};

// The config of a run. That of an app, found from its assembly upwards, counts for a run of that app alone; else the
// one found from the working directory upwards. `inputs` are those of the run, which may not be there yet.
ConfigChoice choose_config(const std::vector<std::string>& inputs, const Host& here);

}  // namespace crosscheck
