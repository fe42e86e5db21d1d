#pragma once

#include <optional>
#include <string>

#include "inputs/deployments/deployment.h"

namespace crosscheck {

// What `sam deploy` is told in one environment of a configuration, a member of its root; nothing where it deploys
// nothing. `folder` is the configuration's own beneath the root that paths are read from: "" or "services/orders/".
std::optional<Deployed> sam_deployment(const Sources& sources, RootId root, const std::string& folder,
                                       Element environment, Element configuration);

// The parser for a configuration of that name.
Parse sam_parser(std::string_view path);

}  // namespace crosscheck
