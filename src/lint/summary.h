#pragma once

#include "finding/report.h"
#include "index/index.h"

namespace crosscheck {

// Counts what was read and found, and describes the environments.
void summarize(Report& report, const Inputs& inputs, const Index& index);

}  // namespace crosscheck
