#pragma once

#include "cli/options.h"
#include "cli/surroundings.h"

namespace crosscheck {

// One function and one file for each; they return the exit code and throw `InputError`.
int check_command(const Options& options, const Surroundings& here);
int baseline_command(const Options& options, const Surroundings& here);
int index_command(const Options& options, const Surroundings& here);
int explain_command(const Options& options);
int rules_command(const Options& options);
int dump_command(const Options& options, const Surroundings& here);
int init_command(const Options& options, const Surroundings& here);

}  // namespace crosscheck
