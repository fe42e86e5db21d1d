#pragma once

#include <cstdint>
#include <span>

namespace crosscheck {

// What `src/tables` writes into the build folder, and `changes.cpp` looks things up in. Positions instead of
// pointers: a quarter of the size, and nothing to relocate at start-up.

struct PackedReplacement {
  std::uint16_t text;  // position in `kChangeTexts` of the path and, behind it, the item's key; each ends with a zero
  bool always;
};

struct PackedOneAtATime {
  std::uint16_t type;  // position in `kChanges`
  std::uint16_t text;  // as above
};

struct PackedChanges {
  std::uint16_t first;  // of its replacements
  std::uint8_t count;
  bool holds_data;
};

extern const std::span<const char> kChangeTexts;
extern const std::span<const PackedReplacement> kReplacements;
extern const std::span<const PackedOneAtATime> kOneAtATime;  // few
extern const std::span<const PackedChanges> kChanges;        // of `kTypes` and then of `kQuietTypes`, in their order

}  // namespace crosscheck
