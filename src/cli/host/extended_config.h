#pragma once

#include <string>

#include "cli/host/host.h"
#include "config/config.h"
#include "text/sources.h"

namespace crosscheck {

// Reads what the config extends, and what that extends, and adds it. `extends` names files beneath the git root by
// paths that begin with `./` or `../`, and packages that are installed: in a `node_modules` of the config's folder or
// of one above it, up to the git root. Nothing is fetched. Throws `InputError` with the place in the config.
void extend_config(Sources& sources, Config& config, const Host& here);

}  // namespace crosscheck
