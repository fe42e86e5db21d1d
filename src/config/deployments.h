#pragma once

#include <string>
#include <utility>
#include <vector>

#include "config/strict.h"
#include "text/span.h"

namespace crosscheck {

// A text of the config and where it is written.
struct Written {
  std::string text;
  Span span;
};

// One entry of `deployments:`. It stands for a deployment of each template in each environment and region. Its texts
// may hold `{environment}`, `{region}`, `{account}`, `{stack}` and `{template}`.
struct DeploymentRule {
  std::vector<Written> templates;              // paths or globs, beneath the config's folder
  std::vector<Written> stack;                  // none or one
  std::vector<Written> environments, regions;  // empty: not given
  std::vector<Written> account, profile;       // none or one
  std::vector<Written> parameter_files;
  Element parameters;  // given right here; absent if there are none
  Span span;
};

std::vector<DeploymentRule> read_deployments(StrictObject& config);

}  // namespace crosscheck
