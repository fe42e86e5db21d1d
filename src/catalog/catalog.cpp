#include "catalog/catalog.h"

#include <algorithm>

#include "catalog/tables.h"

namespace crosscheck {
namespace {

std::span<const PropertyPath> paths_of(std::span<const PropertiesOfType> table, std::string_view type) {
  const auto before = [](const PropertiesOfType& one, std::string_view wanted) { return one.type < wanted; };
  const auto found = std::lower_bound(table.begin(), table.end(), type, before);
  return found == table.end() || found->type != type ? std::span<const PropertyPath>() : found->paths;
}

}  // namespace

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

std::span<const PropertyPath> loose_properties(std::string_view type) { return paths_of(kLooseProperties, type); }

std::span<const PropertyPath> secure_properties(std::string_view type) { return paths_of(kSecureProperties, type); }

std::span<const Quota> quotas() { return kQuotas; }

const Issuer* find_issuer(std::string_view name) {
  const auto* found = std::find_if(kIssuers.data(), kIssuers.data() + kIssuers.size(),
                                   [&](const Issuer& one) { return one.name == name; });
  return found == kIssuers.data() + kIssuers.size() ? nullptr : found;
}

std::span<const CallPlace> call_places(std::string_view unknown_type) {
  if (!unknown_type.starts_with("Custom::")) return {};
  static const TypeInfo* const any = find_type("Custom::*");
  return any ? any->calls : std::span<const CallPlace>();
}

std::span<const CallParameter> call_parameters(std::string_view service) {
  const auto before = [&](const CallParameter& one, std::string_view wanted) {
    return one.operation.substr(0, wanted.size()) < wanted;
  };
  const auto after = [&](std::string_view wanted, const CallParameter& one) {
    return wanted < one.operation.substr(0, wanted.size());
  };
  const auto first = std::lower_bound(kCallParameters.begin(), kCallParameters.end(), service, before);
  return {first, std::upper_bound(first, kCallParameters.end(), service, after)};
}

std::string_view type_of_space(std::string_view space) {
  const auto before = [](const SpaceType& one, std::string_view wanted) { return one.space < wanted; };
  auto found = std::lower_bound(kSpaceTypes.begin(), kSpaceTypes.end(), space, before);
  if (found == kSpaceTypes.end() || found->space != space) return {};
  return kTypes[found->type].type;
}

}  // namespace crosscheck
