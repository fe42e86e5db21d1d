#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace crosscheck {

// Edits (insert, delete, replace, swap neighbours) from one text to the other, at most `limit` + 1.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

// "did you mean": the candidate with the fewest edits, at most a third of the length; ties go to the first.
std::optional<std::string> nearest(std::string_view text, std::span<const std::string> candidates);

// "`a`, `b` or `c`": all that there is to choose from where nothing is near.
std::string backticked(std::span<const std::string> words, std::string_view before_last = ", ");

}  // namespace crosscheck
