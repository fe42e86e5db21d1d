#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/config.h"

namespace crosscheck {

// The text of a config file with further entries at the end of `suppress`, everything else as it was: comments, order,
// indentation. Nothing where the list is written between brackets, which are better edited by hand.
std::optional<std::string> with_suppressions(std::string_view config, const std::vector<Suppression>& added);

// The entries alone, as lines of a list in that indentation.
std::string suppression_lines(const std::vector<Suppression>& added, std::string_view indent);

}  // namespace crosscheck
