#pragma once

#include <string_view>
#include <vector>

namespace crosscheck {

// The rule files that the build embedded, sorted by id.
struct ShippedRule {
  std::string_view id;
  std::string_view yaml;     // the rule file as it is in `rules/`
  std::string_view json;     // the same, to be read
  std::string_view example;  // what `check` prints for the rule's `example` fixture
};
const std::vector<ShippedRule>& shipped_rules();

}  // namespace crosscheck
