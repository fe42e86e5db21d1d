#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace crosscheck {

// "1 stack", "3 stacks".
inline std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

// Appends with a separator in between.
inline void join(std::string& to, std::string_view separator, std::string_view part) {
  if (!to.empty()) to += separator;
  to += part;
}

}  // namespace crosscheck
