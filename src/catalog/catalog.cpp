#include "catalog/catalog.h"

#include <algorithm>

#include "catalog/tables.h"

namespace crosscheck {

const TypeInfo* find_type(std::string_view type) {
  const std::size_t mask = kTypeSlots.size() - 1;
  for (std::size_t slot = hash_slot(key_hash(type), kTypeSlots.size()); kTypeSlots[slot] != 0;
       slot = (slot + 1) & mask) {
    const TypeInfo& info = kTypes[kTypeSlots[slot] - 1u];
    if (same_text(info.type, type)) return &info;
  }
  return nullptr;
}

bool is_known_type(std::string_view type) {
  return find_type(type) || std::binary_search(kQuietTypes.begin(), kQuietTypes.end(), type);
}

std::span<const TypeInfo> all_types() { return kTypes; }

std::span<const PropertyPath> loose_properties(std::string_view type) {
  const auto before = [](const LooseProperties& one, std::string_view wanted) { return one.type < wanted; };
  auto found = std::lower_bound(kLooseProperties.begin(), kLooseProperties.end(), type, before);
  if (found == kLooseProperties.end() || found->type != type) return {};
  return found->paths;
}

std::string_view type_of_space(std::string_view space) {
  const auto before = [](const SpaceType& one, std::string_view wanted) { return one.space < wanted; };
  auto found = std::lower_bound(kSpaceTypes.begin(), kSpaceTypes.end(), space, before);
  if (found == kSpaceTypes.end() || found->space != space) return {};
  return kTypes[found->type].type;
}

}  // namespace crosscheck
