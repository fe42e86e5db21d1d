#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/host/origin.h"

namespace crosscheck {

// Whether a synthesis may depend on this file of an app, by its path within the app. The hooks in
// .pre-commit-hooks.yaml start at the same files.
bool is_source(std::string_view path);

// The sources of the app that an assembly comes from, by their paths within the app: those that git tracks; without
// git, all that lie there.
struct AppSources {
  std::vector<std::string> paths;
  // The assembly is itself in git, so a checkout dates it like its sources, in any order. Only sources that differ from
  // the last commit are listed.
  bool changed_only = false;
};
AppSources list_sources(const Origin& origin);

}  // namespace crosscheck
