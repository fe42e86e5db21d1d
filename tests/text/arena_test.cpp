#include "text/arena.h"

#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

using namespace crosscheck;

TEST_CASE("what an arena keeps stays where it is, however much follows and wherever the arena goes") {
  Arena arena;
  std::vector<std::string_view> kept;
  std::size_t size = 0;
  for (int i = 0; i < 100000; ++i) {  // some megabytes: blocks of every size
    const std::string text = "queue-" + std::to_string(i);
    kept.push_back(arena.keep(text, "/rest-of-its-name-in-a-text-of-its-own"));
    size += kept.back().size();
  }
  CHECK(arena.size() == size);
  const std::string large(5u << 20, 'x');
  const std::string_view whole = arena.keep(large);
  const Arena moved = std::move(arena);
  CHECK(whole == large);
  for (int i = 0; i < 100000; ++i) {
    REQUIRE(kept[static_cast<std::size_t>(i)] ==
            "queue-" + std::to_string(i) + "/rest-of-its-name-in-a-text-of-its-own");
  }
}

TEST_CASE("an arena keeps lists at addresses that suit them") {
  Arena arena;
  arena.keep("x");
  const std::vector<std::uint64_t> numbers = {1, 2, 3};
  const std::span<const std::uint64_t> kept = arena.keep_list<std::uint64_t>(numbers);
  CHECK(reinterpret_cast<std::uintptr_t>(kept.data()) % alignof(std::uint64_t) == 0);
  CHECK(std::vector<std::uint64_t>(kept.begin(), kept.end()) == numbers);
  CHECK(arena.keep("").empty());
}
