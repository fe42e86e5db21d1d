#pragma once

#include <string_view>

#include "text/simd.h"

namespace crosscheck {

// Whether a text holds `arn:`, `{{resolve:s` or `cdk-`. Most texts do not, and this is how most of a template is
// passed over: two letters of each, `n:`, `{{` and `k-`, are looked for in one go. May look at up to sixteen bytes
// behind the text, where `Buffer` has zeros.
inline bool may_reference(std::string_view text) {
  const auto is_sign = [&](std::size_t place) {
    if (text.substr(place < 2 ? 0 : place - 2, 4) == (text[place] == 'n' ? "arn:" : "cdk-")) return true;
    return text.substr(place).starts_with("{{resolve:s");
  };
  return any_pair(text, is_sign, "n:", "{{", "k-");
}

}  // namespace crosscheck
