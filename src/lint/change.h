#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "finding/report.h"

namespace crosscheck {

// The lines that a change adds, by file as a diff names it: from the root of the repository.
class Change {
 public:
  Change() = default;  // adds nothing
  explicit Change(std::map<std::string, std::vector<std::uint32_t>> added);

  // Whether one of the lines from `first` to `last` is new.
  bool adds(const std::string& file, std::uint32_t first, std::uint32_t last) const;
  bool empty() const { return added_.empty(); }
  const std::map<std::string, std::vector<std::uint32_t>>& added() const { return added_; }

 private:
  std::map<std::string, std::vector<std::uint32_t>> added_;  // sorted
};

// The party at fault that the change touches most becomes the primary one; the others keep their order.
void lead_with_the_change(std::vector<Party>& parties);

// Whether the change touches any party, bystanders too: a name that was changed is often what others miss. Parties that
// are not listed may be touched.
bool touched(const Finding& finding);

}  // namespace crosscheck
