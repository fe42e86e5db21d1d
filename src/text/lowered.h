#pragma once

#include <algorithm>
#include <string>

#include "text/characters.h"

namespace crosscheck {

// A text with its upper-case ASCII letters as lower-case ones.
inline std::string lowered(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), to_lower);
  return result;
}

}  // namespace crosscheck
