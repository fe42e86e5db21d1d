#include "catalog/changes.h"

#include <algorithm>

#include "catalog/catalog.h"
#include "catalog/change_tables.h"
#include "catalog/tables.h"

namespace crosscheck {

namespace {

// In `kChanges`; behind its end for a type that nobody knows.
std::size_t position_of(std::string_view type) {
  if (const TypeInfo* info = find_type(type)) return static_cast<std::size_t>(info - kTypes.data());
  const auto quiet = std::lower_bound(kQuietTypes.begin(), kQuietTypes.end(), type);
  if (quiet == kQuietTypes.end() || *quiet != type) return kChanges.size();
  return kTypes.size() + static_cast<std::size_t>(quiet - kQuietTypes.begin());
}

PackedChanges changes_of(std::string_view type) {
  const std::size_t position = position_of(type);
  return position < kChanges.size() ? kChanges[position] : PackedChanges{};
}

// The two texts at a position.
std::string_view path_at(std::uint16_t text) { return kChangeTexts.data() + text; }
std::string_view key_behind(std::string_view path) { return path.data() + path.size() + 1; }

}  // namespace

std::vector<Replacement> replacements(std::string_view type) {
  const PackedChanges changes = changes_of(type);
  std::vector<Replacement> result;
  result.reserve(changes.count);
  for (const PackedReplacement& one : kReplacements.subspan(changes.first, changes.count)) {
    const std::string_view path = path_at(one.text);
    result.push_back({.path = path, .item_key = key_behind(path), .always = one.always});
  }
  return result;
}

std::vector<OneAtATime> one_at_a_time(std::string_view type) {
  std::vector<OneAtATime> result;
  const std::size_t position = position_of(type);
  for (const PackedOneAtATime& one : kOneAtATime) {
    if (one.type != position) continue;
    const std::string_view path = path_at(one.text);
    result.push_back({.path = path, .item_key = key_behind(path)});
  }
  return result;
}

bool holds_data(std::string_view type) { return changes_of(type).holds_data; }

}  // namespace crosscheck
