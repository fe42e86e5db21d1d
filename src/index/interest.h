#pragma once

#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace crosscheck {

// Whether a text may hold `arn:`, `{{resolve:ssm` or `cdk-`, judged by two letters of each: `n:`, `{{`, `k-`. Most
// texts are of no interest, and this is how most of a template is passed over. May look at up to seventeen bytes behind
// the text, where `Buffer` has zeros.
inline bool may_be_of_interest([[maybe_unused]] std::string_view text) {
#if defined(__SSE2__)
  const char* const end = text.data() + text.size();
  for (const char* at = text.data(); at < end; at += 16) {
    const __m128i first = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i second = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + 1));
    const auto pair = [&](char one, char two) {
      return _mm_and_si128(_mm_cmpeq_epi8(first, _mm_set1_epi8(one)), _mm_cmpeq_epi8(second, _mm_set1_epi8(two)));
    };
    const __m128i found = _mm_or_si128(_mm_or_si128(pair('n', ':'), pair('{', '{')), pair('k', '-'));
    if (_mm_movemask_epi8(found) != 0) return true;
  }
  return false;
#else
  return true;
#endif
}

}  // namespace crosscheck
