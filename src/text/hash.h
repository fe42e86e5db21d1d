#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace crosscheck {

static_assert(std::endian::native == std::endian::little, "key_hash must not differ between machines");

// The first `size` bytes as a number: one load at run time, a loop where the compiler computes.
template <typename Word>
constexpr std::uint64_t load_word(const char* bytes) {
  if (std::is_constant_evaluated()) {
    std::uint64_t word = 0;
    for (unsigned i = 0; i < sizeof(Word); ++i) {
      word |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    }
    return word;
  }
  Word word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// For texts of about a name's length, where calling `memcmp` costs more than comparing.
inline bool same_bytes(const char* one, const char* other, std::size_t size) {
  const auto same = [&]<typename Word>(Word, std::size_t at) {
    return load_word<Word>(one + at) == load_word<Word>(other + at);
  };
  if (size >= 8) {
    for (std::size_t at = 0; at + 8 < size; at += 8) {
      if (!same(std::uint64_t{}, at)) return false;
    }
    return same(std::uint64_t{}, size - 8);
  }
  if (size >= 4) return same(std::uint32_t{}, 0) && same(std::uint32_t{}, size - 4);
  return size == 0 || (one[0] == other[0] && one[size / 2] == other[size / 2] && one[size - 1] == other[size - 1]);
}

inline bool same_text(std::string_view one, std::string_view other) {
  return one.size() == other.size() && same_bytes(one.data(), other.data(), one.size());
}

// A text eight bytes at a time. The last load overlaps the one before instead of being shorter.
template <typename Fold>
constexpr void each_word(std::string_view text, Fold fold) {
  const char* bytes = text.data();
  const std::size_t size = text.size();
  if (size >= 8) {
    for (std::size_t at = 0; at + 8 < size; at += 8) fold(load_word<std::uint64_t>(bytes + at));
    fold(load_word<std::uint64_t>(bytes + size - 8));
  } else if (size >= 4) {
    fold(load_word<std::uint32_t>(bytes) | load_word<std::uint32_t>(bytes + size - 4) << 32);
  } else if (size > 0) {
    fold(load_word<std::uint8_t>(bytes) | load_word<std::uint8_t>(bytes + size / 2) << 8 |
         load_word<std::uint8_t>(bytes + size - 1) << 16);
  }
}

// Each word folded in with a wide multiplication. Good enough to tell names apart and to sort by; not meant to resist
// an attacker, for whom there is `table_hash`: whoever relies on equal hashes confirms the text, and groups in n log n.
// Same text, same hash, at compile time as well; never 0.
constexpr std::uint32_t key_hash(std::string_view text) {
  constexpr std::uint64_t kMultiplier = 0x9e3779b97f4a7c15;
  std::uint64_t hash = text.size();
  each_word(text, [&hash](std::uint64_t word) { hash = ((hash ^ hash >> 32) ^ word) * kMultiplier; });
  return static_cast<std::uint32_t>(hash >> 32) | 1;
}

// What `table_hash` mixes into every text: random, drawn when the program starts. Tests may replace it while no table
// exists; the factor is odd.
struct HashSeed {
  std::uint64_t start, factor;
};
extern HashSeed hash_seed;

// For tables of texts that others write: nobody can choose texts whose hashes are equal without knowing the seed.
// Nothing that is reported may depend on the order of these. Never 0.
inline std::uint32_t table_hash(std::string_view text) {
  __extension__ using Wide = unsigned __int128;
  std::uint64_t hash = hash_seed.start ^ text.size();
  each_word(text, [&hash](std::uint64_t word) {
    const Wide product = static_cast<Wide>(hash ^ word) * hash_seed.factor;
    hash = static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
  });
  return static_cast<std::uint32_t>(hash >> 32) | 1;
}

// A set of hashes in one word: no bit, certainly not in it. The highest bits depend on all of the text.
constexpr std::uint64_t hash_bit(std::uint32_t hash) { return std::uint64_t{1} << (hash >> 26); }

// Where a hash belongs in a table of so many slots: by its highest bits again.
constexpr std::size_t hash_slot(std::uint32_t hash, std::size_t slots) { return std::uint64_t{hash} * slots >> 32; }

}  // namespace crosscheck
