#pragma once

#include <string_view>

#include "text/simd.h"

namespace crosscheck {

// Whether a text holds `arn:`, `{{resolve:ssm` or `cdk-`. Most texts do not, and this is how most of a template is
// passed over: two letters of each, `n:`, `{{` and `k-`, are looked for in one go. May look at up to seventeen bytes
// behind the text, where `Buffer` has zeros.
inline bool may_reference(std::string_view text) {
#if defined(__SSE2__)
  const char* const end = text.data() + text.size();
  for (const char* at = text.data(); at < end; at += 16) {
    const __m128i first = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i second = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + 1));
    const auto pair = [&](char one, char two) {
      return _mm_and_si128(_mm_cmpeq_epi8(first, _mm_set1_epi8(one)), _mm_cmpeq_epi8(second, _mm_set1_epi8(two)));
    };
    const __m128i pairs = _mm_or_si128(_mm_or_si128(pair('n', ':'), pair('{', '{')), pair('k', '-'));
    for (auto found = static_cast<unsigned>(_mm_movemask_epi8(pairs)); found != 0; found &= found - 1) {
      const auto place = static_cast<std::size_t>(at + std::countr_zero(found) - text.data());
      if (place >= text.size()) return false;
      if (text.substr(place < 2 ? 0 : place - 2, 4) == (text[place] == 'n' ? "arn:" : "cdk-")) return true;
      if (text.substr(place).starts_with("{{resolve:ssm")) return true;
    }
  }
  return false;
#else
  return contains(text, "arn:") || contains(text, "{{resolve:ssm") || contains(text, "cdk-");
#endif
}

}  // namespace crosscheck
