#pragma once

#include "cli/host/host.h"
#include "cli/options.h"

namespace crosscheck {

// One function and one file for each; they return the exit code and throw `InputError`.
int check_command(const Options& options, const Host& here);
int baseline_command(const Options& options, const Host& here);
int index_command(const Options& options, const Host& here);
int explain_command(const Options& options);
int rules_command(const Options& options);
int dump_command(const Options& options, const Host& here);
int init_command(const Options& options, const Host& here);

}  // namespace crosscheck
