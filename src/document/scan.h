#pragma once

#if defined(__SSE2__)
#include <emmintrin.h>

#include <bit>
#endif

namespace crosscheck {

// Steps over JSON text sixteen bytes at a time where the processor can. Both functions may look at up to
// sixteen bytes behind the text, where `Buffer` has zeros, which stop them.

#if defined(__SSE2__)

// The first byte at or after `at` that is not JSON's white space.
inline const char* skip_space(const char* at) {
  if (static_cast<unsigned char>(*at) > ' ') return at;
  for (;; at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const auto is = [&](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
    const __m128i space = _mm_or_si128(_mm_or_si128(is(' '), is('\n')), _mm_or_si128(is('\r'), is('\t')));
    const unsigned other = static_cast<unsigned>(_mm_movemask_epi8(space)) ^ 0xffff;
    if (other != 0) return at + std::countr_zero(other);
  }
}

// The first byte that a string cannot just hold: a quote, a backslash, a control character, or not ASCII.
inline const char* skip_plain(const char* at) {
  for (;; at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const auto is = [&](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
    // Signed: bytes that are not ASCII are negative, thus below the space too.
    const __m128i low = _mm_cmplt_epi8(bytes, _mm_set1_epi8(' '));
    const __m128i stop = _mm_or_si128(low, _mm_or_si128(is('"'), is('\\')));
    const auto stops = static_cast<unsigned>(_mm_movemask_epi8(stop));
    if (stops != 0) return at + std::countr_zero(stops);
  }
}

#else

inline const char* skip_space(const char* at) {
  while (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t') ++at;
  return at;
}

inline const char* skip_plain(const char* at) {
  while (*at >= ' ' && static_cast<unsigned char>(*at) < 0x80 && *at != '"' && *at != '\\') ++at;
  return at;
}

#endif

}  // namespace crosscheck
