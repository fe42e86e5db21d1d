#pragma once

#include <cstdint>
#include <string_view>

namespace crosscheck {

// The three answers to any question about values and conditions. All is the minimum, any the maximum.
enum class Truth : std::uint8_t { No, Unknown, Yes };
constexpr Truth negate(Truth truth) { return static_cast<Truth>(2 - static_cast<int>(truth)); }
constexpr Truth all(Truth a, Truth b) { return a < b ? a : b; }
constexpr Truth any(Truth a, Truth b) { return a < b ? b : a; }
constexpr std::string_view name(Truth truth) {
  return truth == Truth::Yes ? "yes" : truth == Truth::No ? "no" : "unknown";
}

}  // namespace crosscheck
