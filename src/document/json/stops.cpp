#include "document/json/stops.h"

#include <array>
#include <bit>
#include <utility>
#include <vector>

#include "text/uninitialized.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define CROSSCHECK_X86 1
#elif defined(__SSE2__)
#include <emmintrin.h>  // of emscripten, which makes WebAssembly's own instructions of it
#endif

namespace crosscheck {
namespace {

// What 64 bytes are, a bit for each.
struct Block {
  std::uint64_t quotes = 0, backslashes = 0;
  std::uint64_t unusual = 0;  // control characters and what is not ASCII
  std::uint64_t space = 0;
};

// From one 64 bytes to the next.
struct State {
  std::uint64_t escaped = 0;    // 1: the first byte follows a backslash
  std::uint64_t in_string = 0;  // all bits: it is inside of a string
};

// The bytes that follow a backslash which is not itself behind one. Of a run of backslashes every other counts: adding
// the run to its first bit carries to behind its end, so the sum shows runs that begin at odd places.
inline std::uint64_t find_escaped(std::uint64_t backslashes, State& state) {
  if (backslashes == 0) return std::exchange(state.escaped, 0);
  constexpr std::uint64_t kEven = 0x5555555555555555;
  backslashes &= ~state.escaped;
  const std::uint64_t follows = backslashes << 1 | state.escaped;
  const std::uint64_t odd_begins = backslashes & ~kEven & ~follows;
  const std::uint64_t sum = odd_begins + backslashes;
  state.escaped = sum < odd_begins ? 1 : 0;
  return (kEven ^ sum << 1) & follows;
}

// `inside` turns the quotes into all bits from each opening one to before the closing one.
template <typename Inside>
[[gnu::always_inline]] inline std::uint64_t stops_of(const Block& block, State& state, Inside inside) {
  const std::uint64_t quotes = block.quotes & ~find_escaped(block.backslashes, state);
  const std::uint64_t strings = inside(quotes) ^ state.in_string;
  state.in_string = std::uint64_t{0} - (strings >> 63);
  return quotes | (strings & (block.backslashes | block.unusual)) | ~(strings | block.space);
}

// `block(at)` looks at 64 bytes; `write(bits, offset, into)` writes the offsets of the bits and may write up to 64.
template <typename Look, typename Inside, typename Write>
[[gnu::always_inline]] inline std::uint32_t* find_with(std::string_view text, std::uint32_t from, std::uint32_t* into,
                                                       Look look, Inside inside, Write write) {
  const auto size = static_cast<std::uint32_t>(text.size());
  State state;
  for (; size - from >= 64; from += 64) into = write(stops_of(look(text.data() + from), state, inside), from, into);
  const std::uint64_t rest = (std::uint64_t{1} << (size - from)) - 1;
  return write(stops_of(look(text.data() + from), state, inside) & rest, from, into);
}

inline std::uint32_t* write_one_by_one(std::uint64_t bits, std::uint32_t offset, std::uint32_t* into) {
  for (; bits != 0; bits &= bits - 1) *into++ = offset + static_cast<std::uint32_t>(std::countr_zero(bits));
  return into;
}

inline std::uint64_t inside_by_shifts(std::uint64_t quotes) {
  for (int distance = 1; distance < 64; distance *= 2) quotes ^= quotes << distance;
  return quotes;
}

#ifdef __SSE2__

// Baseline. Signed comparison: what is not ASCII is negative.
inline Block look_sse2(const char* at) {
  Block block;
#pragma GCC unroll 4
  for (int from = 0; from < 64; from += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + from));
    const auto is = [&](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
    const auto bits = [&](__m128i mask) {
      return std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(mask))} << from;
    };
    block.quotes |= bits(is('"'));
    block.backslashes |= bits(is('\\'));
    block.unusual |= bits(_mm_cmplt_epi8(bytes, _mm_set1_epi8(' ')));
    block.space |= bits(_mm_or_si128(_mm_or_si128(is(' '), is('\n')), _mm_or_si128(is('\r'), is('\t'))));
  }
  return block;
}

std::uint32_t* find_sse2(std::string_view text, std::uint32_t from, std::uint32_t* into) {
  return find_with(text, from, into, look_sse2, inside_by_shifts, write_one_by_one);
}

#else

inline Block look_portable(const char* at) {
  Block block;
  for (int i = 0; i < 64; ++i) {
    const auto byte = static_cast<unsigned char>(at[i]);
    const auto bit = [&](bool is) { return std::uint64_t{is} << i; };
    block.quotes |= bit(byte == '"');
    block.backslashes |= bit(byte == '\\');
    block.unusual |= bit(byte < ' ' || byte >= 0x80);
    block.space |= bit(byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t');
  }
  return block;
}

std::uint32_t* find_portable(std::string_view text, std::uint32_t from, std::uint32_t* into) {
  return find_with(text, from, into, look_portable, inside_by_shifts, write_one_by_one);
}

#endif

#ifdef CROSSCHECK_X86

// Each kind of white space at the place in a table that its lower half says; a byte above ASCII finds zero.
#define CROSSCHECK_SPACES ' ', 0, 0, 0, 0, 0, 0, 0, 0, '\t', '\n', 0, 0, '\r', 0, 0

// A multiplication without carries by all ones.
[[gnu::target("pclmul")]] inline std::uint64_t inside_by_product(std::uint64_t quotes) {
  const __m128i product = _mm_clmulepi64_si128(_mm_set_epi64x(0, static_cast<long long>(quotes)), _mm_set1_epi8(-1), 0);
  return static_cast<std::uint64_t>(_mm_cvtsi128_si64(product));
}

#define CROSSCHECK_AVX2 gnu::target("avx2,bmi,popcnt,pclmul")

[[CROSSCHECK_AVX2]] inline std::uint64_t bits(__m256i mask) {
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(mask));
}

[[CROSSCHECK_AVX2]] inline Block look_avx2(const char* at) {
  const __m256i spaces = _mm256_setr_epi8(CROSSCHECK_SPACES, CROSSCHECK_SPACES);
  Block block;
#pragma GCC unroll 2
  for (int from = 0; from < 64; from += 32) {
    const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at + from));
    block.quotes |= bits(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('"'))) << from;
    block.backslashes |= bits(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\\'))) << from;
    block.unusual |= bits(_mm256_cmpgt_epi8(_mm256_set1_epi8(' '), bytes)) << from;
    block.space |= bits(_mm256_cmpeq_epi8(_mm256_shuffle_epi8(spaces, bytes), bytes)) << from;
  }
  return block;
}

// Four at a time, whether there are as many or not.
[[CROSSCHECK_AVX2]] inline std::uint32_t* write_by_fours(std::uint64_t bits, std::uint32_t offset,
                                                         std::uint32_t* into) {
  std::uint32_t* const end = into + std::popcount(bits);
  do {
#pragma GCC unroll 4
    for (int i = 0; i < 4; ++i, bits &= bits - 1) into[i] = offset + static_cast<std::uint32_t>(_tzcnt_u64(bits));
    into += 4;
  } while (into < end);
  return end;
}

[[CROSSCHECK_AVX2]] std::uint32_t* find_avx2(std::string_view text, std::uint32_t from, std::uint32_t* into) {
  return find_with(text, from, into, look_avx2, inside_by_product, write_by_fours);
}

// GCC takes the parts of its own intrinsics that no mask selects for variables without a value (its bug 105593).
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

#define CROSSCHECK_AVX512 gnu::target("avx512bw,avx512vbmi2,bmi,popcnt,pclmul")

[[CROSSCHECK_AVX512]] inline Block look_avx512(const char* at) {
  const __m512i spaces = _mm512_broadcast_i32x4(_mm_setr_epi8(CROSSCHECK_SPACES));
  const __m512i bytes = _mm512_loadu_si512(at);
  return {.quotes = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('"')),
          .backslashes = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('\\')),
          .unusual = _mm512_cmplt_epi8_mask(bytes, _mm512_set1_epi8(' ')),
          .space = _mm512_cmpeq_epi8_mask(_mm512_shuffle_epi8(spaces, bytes), bytes)};
}

[[CROSSCHECK_AVX512]] inline void write_sixteen(__m128i numbers, std::uint32_t offset, std::uint32_t* into) {
  const __m512i offsets = _mm512_set1_epi32(static_cast<int>(offset));
  _mm512_storeu_si512(into, _mm512_add_epi32(offsets, _mm512_cvtepu8_epi32(numbers)));
}

// The bytes of the numbers 0 to 63 that have a bit, packed, and sixteen of them at a time made offsets.
[[CROSSCHECK_AVX512]] inline std::uint32_t* write_packed(std::uint64_t bits, std::uint32_t offset,
                                                         std::uint32_t* into) {
  alignas(64) static constexpr auto kNumbers = [] {
    std::array<std::uint8_t, 64> numbers{};
    for (std::uint8_t i = 0; i < 64; ++i) numbers[i] = i;
    return numbers;
  }();
  const __m512i packed = _mm512_maskz_compress_epi8(bits, _mm512_load_si512(kNumbers.data()));
  const int count = std::popcount(bits);
  write_sixteen(_mm512_castsi512_si128(packed), offset, into);
  if (count > 16) write_sixteen(_mm512_extracti32x4_epi32(packed, 1), offset, into + 16);
  if (count > 32) {
    write_sixteen(_mm512_extracti32x4_epi32(packed, 2), offset, into + 32);
    write_sixteen(_mm512_extracti32x4_epi32(packed, 3), offset, into + 48);
  }
  return into + count;
}

[[CROSSCHECK_AVX512]] std::uint32_t* find_avx512(std::string_view text, std::uint32_t from, std::uint32_t* into) {
  return find_with(text, from, into, look_avx512, inside_by_product, write_packed);
}

#pragma GCC diagnostic pop

#endif

}  // namespace

std::span<const JsonStops::Method> JsonStops::methods() {
  static const std::vector<Method> kMethods = [] {
    std::vector<Method> methods;
#ifdef CROSSCHECK_X86
    const auto has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                          __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("pclmul");
    const auto has_avx512 = __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2");
    if (has_avx2 && has_avx512) methods.push_back({.name = "avx512", .find = find_avx512});
    if (has_avx2) methods.push_back({.name = "avx2", .find = find_avx2});
#endif
#ifdef __SSE2__
    methods.push_back({.name = "sse2", .find = find_sse2});
#else
    methods.push_back({.name = "portable", .find = find_portable});
#endif
    return methods;
  }();
  return kMethods;
}

const std::uint32_t* JsonStops::find(std::string_view text, std::uint32_t from) {
  if (!places_ || room_ < text.size()) {
    places_ = uninitialized<std::uint32_t>(text.size() + 65);
    room_ = text.size();
  }
  std::uint32_t* const end = methods().front().find(text, from, places_.get());
  *end = static_cast<std::uint32_t>(text.size());
  return places_.get();
}

}  // namespace crosscheck
