#pragma once

#include <optional>
#include <span>
#include <vector>

#include "evaluate/template.h"

namespace crosscheck {

// Where values stand that may be names: what the catalogue's `loose_properties` say, asked once for each type.
class EnvVarPaths {
 public:
  std::span<const PropertyPath> of(const Resource& resource);

 private:
  std::vector<std::optional<std::span<const PropertyPath>>> known_;  // by position in `all_types`
};

}  // namespace crosscheck
