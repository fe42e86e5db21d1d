#pragma once

#include <vector>

#include "cli/host/input_readiness.h"
#include "cli/host/origin.h"
#include "finding/report.h"

namespace crosscheck {

// With `--fresh`: throws `NotReady` for an assembly that is older than the newest source of its app, or is not there.
// With `--allow-stale` an older one gives a notification instead.
std::vector<Notification> compare_with_sources(const std::vector<Origin>& origins, const ReadinessOptions& options,
                                               const Host& here);

}  // namespace crosscheck
