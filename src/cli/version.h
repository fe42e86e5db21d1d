#pragma once

namespace crosscheck {

inline constexpr const char* kVersion = "0.1.0";

}  // namespace crosscheck
