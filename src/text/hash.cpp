#include "text/hash.h"

#include <random>
#include <utility>

namespace crosscheck {
namespace {

HashSeed random_seed() {
  std::random_device device;
  const auto word = [&] { return std::uint64_t{device()} << 32 | device(); };
  return {.start = word(), .factor = word() | 1};
}

HashSeed& seed() {
  static HashSeed value = random_seed();
  return value;
}

__extension__ using Wide = unsigned __int128;

std::uint64_t folded(std::uint64_t a, std::uint64_t b) {
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

}  // namespace

HashSeed seed_table_hash(HashSeed given) {
  given.factor |= 1;
  return std::exchange(seed(), given);
}

std::uint32_t table_hash(std::string_view text) {
  const HashSeed& secret = seed();
  const char* bytes = text.data();
  const std::size_t size = text.size();
  std::uint64_t hash = secret.start ^ size;
  std::size_t at = 0;
  for (; at + 8 <= size; at += 8) hash = folded(hash ^ load_word<std::uint64_t>(bytes + at), secret.factor);
  std::uint64_t rest = 0;
  if (at < size) std::memcpy(&rest, bytes + at, size - at);
  hash = folded(hash ^ rest, secret.factor);
  return static_cast<std::uint32_t>(folded(hash ^ secret.start, secret.factor) >> 32) | 1;
}

}  // namespace crosscheck
