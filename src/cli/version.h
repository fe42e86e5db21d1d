#pragma once

namespace crosscheck {

inline constexpr const char* kVersion = CROSSCHECK_VERSION;  // the project's, from CMakeLists.txt

}  // namespace crosscheck
