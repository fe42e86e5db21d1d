#include "catalog/changes.h"

#include <algorithm>

#include "catalog/catalog.h"
#include "catalog/change_tables.h"
#include "catalog/tables.h"

namespace crosscheck {

namespace {

PackedChanges changes_of(std::string_view type) {
  if (const TypeInfo* info = find_type(type)) return kChanges[static_cast<std::size_t>(info - kTypes.data())];
  const auto quiet = std::lower_bound(kQuietTypes.begin(), kQuietTypes.end(), type);
  if (quiet == kQuietTypes.end() || *quiet != type) return {};
  return kChanges[kTypes.size() + static_cast<std::size_t>(quiet - kQuietTypes.begin())];
}

}  // namespace

std::vector<Replacement> replacements(std::string_view type) {
  const PackedChanges changes = changes_of(type);
  std::vector<Replacement> result;
  result.reserve(changes.count);
  for (const PackedReplacement& one : kReplacements.subspan(changes.first, changes.count)) {
    const std::string_view path = kChangeTexts.data() + one.text;
    const std::string_view key = path.data() + path.size() + 1;
    result.push_back({.path = path, .item_key = key, .always = one.always});
  }
  return result;
}

bool holds_data(std::string_view type) { return changes_of(type).holds_data; }

}  // namespace crosscheck
