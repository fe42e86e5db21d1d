#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "finding/report.h"

namespace crosscheck {

// How many findings of one family there are, and what one of them and several are called.
struct FamilyCount {
  std::string one, many;  // "duplicate name", "duplicate names"; printable
  std::size_t errors = 0, warnings = 0, notes = 0;

  std::size_t all() const { return errors + warnings + notes; }
};

// The families that occur, ours in a fixed order, then those of users' own rules by name.
std::vector<FamilyCount> count_families(const Report& report);

}  // namespace crosscheck
