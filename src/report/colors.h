#pragma once

#include <string_view>

namespace crosscheck {

// What a terminal takes for colours.
inline constexpr std::string_view kBold = "\x1b[1m";
inline constexpr std::string_view kRed = "\x1b[1;31m";
inline constexpr std::string_view kYellow = "\x1b[1;33m";
inline constexpr std::string_view kBlue = "\x1b[1;34m";
inline constexpr std::string_view kCyan = "\x1b[1;36m";
inline constexpr std::string_view kReset = "\x1b[0m";

}  // namespace crosscheck
