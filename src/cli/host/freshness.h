#pragma once

#include <vector>

#include "cli/host/origin.h"
#include "finding/report.h"

namespace crosscheck {

// With `--fresh`: throws `NotReady` for an assembly that is older than the newest source of its app, or is not there.
// With
// `--allow-stale` an older one gives a notification instead.
std::vector<Notification> compare_with_sources(const Options& options, const Host& here,
                                               const std::vector<Origin>& origins);

}  // namespace crosscheck
