#include "facts/env_var_paths.h"

namespace crosscheck {

std::span<const PropertyPath> EnvVarPaths::of(const Resource& resource) {
  if (!resource.info) return loose_properties(resource.type);
  if (known_.empty()) known_.resize(all_types().size());
  std::optional<std::span<const PropertyPath>>& paths =
      known_[static_cast<std::size_t>(resource.info - all_types().data())];
  if (!paths) paths = loose_properties(resource.type);
  return *paths;
}

}  // namespace crosscheck
