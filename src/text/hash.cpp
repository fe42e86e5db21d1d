#include "text/hash.h"

#include <random>

namespace crosscheck {
namespace {

HashSeed random_seed() {
  std::random_device device;
  const auto word = [&] { return std::uint64_t{device()} << 32 | device(); };
  return {.start = word(), .factor = word() | 1};
}

}  // namespace

HashSeed hash_seed = random_seed();

}  // namespace crosscheck
