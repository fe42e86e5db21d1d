#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "text/hash.h"

#if defined(__SSE2__)
#include <emmintrin.h>

#include <bit>
#endif

namespace crosscheck {

// `text.find(wanted, from)` for a literal of two bytes or more. The standard one stops at each byte that may be the
// first, and a text has many an `a`; this one tries sixteen places at a time, by the first byte and the last.
template <std::size_t kSize>
std::size_t find_literal(std::string_view text, const char (&wanted)[kSize], std::size_t from = 0) {
  constexpr std::size_t kLength = kSize - 1;
  static_assert(kLength >= 2);
  if (text.size() < kLength) return std::string_view::npos;
  const std::size_t last = text.size() - kLength;  // where it may begin at the latest
  std::size_t at = from;
#if defined(__SSE2__)
  const auto load = [&](std::size_t place) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + place));
  };
  const __m128i first_byte = _mm_set1_epi8(wanted[0]), last_byte = _mm_set1_epi8(wanted[kLength - 1]);
  while (last >= 15 && at <= last) {
    if (at > last - 15) at = last - 15;  // the rest, and some of what was seen already
    const __m128i both =
        _mm_and_si128(_mm_cmpeq_epi8(load(at), first_byte), _mm_cmpeq_epi8(load(at + kLength - 1), last_byte));
    for (auto found = static_cast<unsigned>(_mm_movemask_epi8(both)); found != 0; found &= found - 1) {
      const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(found));
      if (place >= from && std::memcmp(text.data() + place, wanted, kLength) == 0) return place;
    }
    at += 16;
  }
#endif
  for (; at <= last; ++at) {
    if (std::memcmp(text.data() + at, wanted, kLength) == 0) return at;
  }
  return std::string_view::npos;
}

template <std::size_t kSize>
bool contains(std::string_view text, const char (&wanted)[kSize]) {
  return find_literal(text, wanted) != std::string_view::npos;
}

// Whether a text holds a character, where up to fifteen bytes behind it may be looked at, as in a `Buffer`.
inline bool holds_padded(std::string_view text, char character) {
#if defined(__SSE2__)
  const __m128i wanted = _mm_set1_epi8(character);
  for (std::size_t at = 0; at < text.size(); at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const auto found = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, wanted)));
    if (found != 0) return at + static_cast<std::size_t>(std::countr_zero(found)) < text.size();
  }
  return false;
#else
  return text.find(character) != std::string_view::npos;
#endif
}

// Whether a text holds one of the characters.
template <typename... Characters>
bool holds_any(std::string_view text, Characters... wanted) {
  std::size_t at = 0;
#if defined(__SSE2__)
  const auto is_there = [&](std::size_t place) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + place));
    __m128i any = _mm_setzero_si128();
    ((any = _mm_or_si128(any, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(wanted)))), ...);
    return _mm_movemask_epi8(any) != 0;
  };
  if (text.size() >= 16) {
    for (; at + 16 < text.size(); at += 16) {
      if (is_there(at)) return true;
    }
    return is_there(text.size() - 16);
  }
#endif
  for (; at < text.size(); ++at) {
    if ((... || (text[at] == wanted))) return true;
  }
  return false;
}

// Whether a text is eight or more letters, digits and hyphens: eight bytes at a time. Shorter ones are not looked at.
inline bool all_plain(std::string_view text) {
  constexpr std::uint64_t kOnes = 0x0101010101010101, kHigh = 0x80 * kOnes;
  // The high bit of each byte from the first to the last of a range.
  const auto in_range = [](std::uint64_t bytes, char first, char last) {
    const auto from = static_cast<std::uint64_t>(0x80 - first), after = static_cast<std::uint64_t>(0x7f - last);
    return (bytes + from * kOnes) & ~(bytes + after * kOnes);
  };
  bool plain = text.size() >= sizeof(std::uint64_t);
  each_word(
      text, [&](std::uint64_t word) __attribute__((always_inline)) {
        const std::uint64_t letters = in_range(word | 0x20 * kOnes, 'a', 'z');
        const std::uint64_t others = in_range(word, '0', '9') | in_range(word, '-', '-');
        plain = plain && (word & kHigh) == 0 && ((letters | others) & kHigh) == kHigh;
      });
  return plain;
}

// Copies a text up to the first `stop` in it, and returns how much that was. Up to fifteen bytes behind the
// text may be looked at, and as many behind what is copied written to.
inline std::size_t copy_until(char stop, std::string_view text, char* into) {
#if defined(__SSE2__)
  const __m128i wanted = _mm_set1_epi8(stop);
  for (std::size_t at = 0; at < text.size(); at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(into + at), bytes);
    const auto found = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, wanted)));
    if (found != 0) return std::min(at + static_cast<std::size_t>(std::countr_zero(found)), text.size());
  }
  return text.size();
#else
  const std::size_t size = std::min(text.find(stop), text.size());
  std::memcpy(into, text.data(), size);
  return size;
#endif
}

// Calls `found(place)` wherever one of the pairs of bytes stands in the text, in order, until it answers true; whether
// it did. Up to sixteen bytes behind the text may be looked at, as in a `Buffer`.
template <typename Found, typename... Pairs>
[[gnu::always_inline]] inline bool any_pair(std::string_view text, Found found, const Pairs&... pairs) {
  static_assert((... && (sizeof(Pairs) == 3)), "two bytes and the zero that ends a literal");
#if defined(__SSE2__)
  for (std::size_t at = 0; at < text.size(); at += 16) {
    const __m128i first = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const __m128i second = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at + 1));
    const auto is = [&](const char* pair) {
      return _mm_and_si128(_mm_cmpeq_epi8(first, _mm_set1_epi8(pair[0])),
                           _mm_cmpeq_epi8(second, _mm_set1_epi8(pair[1])));
    };
    __m128i any = _mm_setzero_si128();
    ((any = _mm_or_si128(any, is(pairs))), ...);
    for (auto bits = static_cast<unsigned>(_mm_movemask_epi8(any)); bits != 0; bits &= bits - 1) {
      const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(bits));
      if (place + 1 >= text.size()) return false;
      if (found(place)) return true;
    }
  }
#else
  for (std::size_t place = 0; place + 1 < text.size(); ++place) {
    const std::string_view here = text.substr(place, 2);
    if ((... || (here == pairs)) && found(place)) return true;
  }
#endif
  return false;
}

// How often a text holds a character.
inline std::size_t count_of(char character, std::string_view text) {
  std::size_t count = 0, at = 0;
#if defined(__SSE2__)
  const __m128i wanted = _mm_set1_epi8(character), zero = _mm_setzero_si128();
  while (text.size() - at >= 16) {
    __m128i counts = zero;  // of each of sixteen columns; a byte has room for 255 rows
    for (int row = 0; row < 255 && text.size() - at >= 16; ++row, at += 16) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
      counts = _mm_sub_epi8(counts, _mm_cmpeq_epi8(bytes, wanted));
    }
    const __m128i sums = _mm_sad_epu8(counts, zero);
    count += static_cast<std::size_t>(_mm_cvtsi128_si64(sums)) +
             static_cast<std::size_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(sums, sums)));
  }
#endif
  return count +
         static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), character));
}

inline bool contains(std::string_view text, char character) { return text.find(character) != std::string_view::npos; }

}  // namespace crosscheck
