#pragma once

#if defined(__SSE2__)
#include <emmintrin.h>

#include <bit>
#include <cstdint>
#endif

namespace crosscheck {

// Steps over JSON text many bytes at a time where the processor can. All of this may look at up to 48 bytes behind
// the text, where `Buffer` has zeros, which stop it.

#if defined(__SSE2__)

namespace scan {

inline __m128i load(const char* at) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at)); }
inline __m128i equal(__m128i bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); }
// The highest bit of each byte.
inline std::uint32_t mask(__m128i bytes) { return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes)); }

inline const char* skip_any_space(const char* at) {
  for (;; at += 16) {
    const __m128i bytes = load(at);
    const __m128i usual = _mm_or_si128(equal(bytes, ' '), equal(bytes, '\n'));
    const __m128i space = _mm_or_si128(usual, _mm_or_si128(equal(bytes, '\r'), equal(bytes, '\t')));
    const std::uint32_t other = mask(space) ^ 0xffff;
    if (other != 0) return at + std::countr_zero(other);
  }
}

// For what is nearly always a line's end and up to fifteen spaces.
inline const char* skip_indent(const char* at) {
  const __m128i bytes = load(at);
  at += std::countr_zero(~mask(_mm_or_si128(equal(bytes, ' '), equal(bytes, '\n'))) | 0x10000);
  return static_cast<unsigned char>(*at) > ' ' ? at : skip_any_space(at);
}

}  // namespace scan

// The first byte at or after `at` that is not JSON's white space.
inline const char* skip_space(const char* at) {
  return static_cast<unsigned char>(*at) > ' ' ? at : scan::skip_indent(at);
}

// Finds what ends strings. One look at 48 bytes usually serves a line's indentation, its key and its value: what each
// search waits for is then a shift of what is known already, not the memory.
class Stops {
 public:
  // As the function; to be used where strings are likely to follow.
  const char* skip_space(const char* at) {
    look(at);
    return scan::skip_indent(at);
  }

  // The first byte that a string cannot just hold: a quote, a backslash, a control character, or not ASCII.
  const char* find(const char* at) {
    const auto distance = static_cast<std::uint64_t>(at - seen_);
    if (distance < kWidth && stops_ >> distance != 0) return at + std::countr_zero(stops_ >> distance);
    for (look(at); stops_ == 0; look(at)) at += kWidth;
    return at + std::countr_zero(stops_);
  }

 private:
  static constexpr int kWidth = 48;

  void look(const char* at) {
    const auto stops = [at](int from) {
      const __m128i bytes = scan::load(at + from);
      // Signed: bytes that are not ASCII are negative. A quote and a space change places, so that the quote is low.
      const __m128i swapped = _mm_xor_si128(bytes, _mm_set1_epi8('"' ^ ' '));
      const __m128i low = _mm_subs_epi8(swapped, _mm_set1_epi8(' ' + 1));
      return std::uint64_t{scan::mask(_mm_or_si128(low, scan::equal(bytes, '\\')))} << from;
    };
    seen_ = at;
    stops_ = stops(0) | stops(16) | stops(32);
  }

  const char* seen_ = nullptr;
  std::uint64_t stops_ = 0;  // bit by bit for the bytes at `seen_`
};

#else

inline const char* skip_space(const char* at) {
  while (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t') ++at;
  return at;
}

class Stops {
 public:
  const char* skip_space(const char* at) { return crosscheck::skip_space(at); }

  const char* find(const char* at) {
    while (*at >= ' ' && static_cast<unsigned char>(*at) < 0x80 && *at != '"' && *at != '\\') ++at;
    return at;
  }
};

#endif

}  // namespace crosscheck
