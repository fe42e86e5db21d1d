#include "text/hash.h"

#include <set>
#include <string>

#include <catch2/catch.hpp>

using namespace crosscheck;

TEST_CASE("texts have the same hash within a run, and others under another seed") {
  const HashSeed before = hash_seed;
  hash_seed = {.start = 1, .factor = 0x9e3779b97f4a7c15};
  const std::uint32_t first = table_hash("orders-table");
  CHECK(table_hash(std::string("orders-") + "table") == first);
  hash_seed = {.start = 2, .factor = 0xd1b54a32d192ed03};
  CHECK(table_hash("orders-table") != first);
  hash_seed = before;
}

TEST_CASE("texts whose ordinary hashes are equal have different seeded ones") {
  // Eight bytes that differ in the highest bit only, and the eight after them so that `key_hash` forgets it.
  const auto text = [](bool flipped) {
    std::string bytes(24, 'a');
    if (flipped) bytes[7] = static_cast<char>(bytes[7] ^ 0x80);
    if (flipped) bytes[15] = static_cast<char>(bytes[15] ^ 0x80), bytes[11] = static_cast<char>(bytes[11] ^ 0x80);
    return bytes;
  };
  REQUIRE(key_hash(text(false)) == key_hash(text(true)));
  CHECK(table_hash(text(false)) != table_hash(text(true)));
}

TEST_CASE("seeded hashes of similar texts differ, and are never 0") {
  std::set<std::uint32_t> hashes;
  for (int i = 0; i < 1000; ++i) hashes.insert(table_hash("name-" + std::to_string(i)));
  for (std::size_t size = 0; size < 32; ++size) hashes.insert(table_hash(std::string(size, '\0')));
  CHECK(hashes.size() > 1000);
  CHECK_FALSE(hashes.contains(0));
}
