#include "text/parallel.h"

#include <array>
#include <chrono>
#include <stdexcept>

#include <catch2/catch.hpp>

using namespace crosscheck;

TEST_CASE("every number is worked on once") {
  std::array<std::atomic<int>, 1000> counts{};
  in_parallel(4, counts.size(), [&](std::size_t i) { ++counts[i]; });
  for (const auto& count : counts) CHECK(count == 1);
}

TEST_CASE("an exception in any thread ends the work, and is thrown to the caller") {
  std::atomic<int> begun = 0;
  const auto caller = std::this_thread::get_id();
  const auto work = [&](std::size_t) {
    ++begun;
    if (std::this_thread::get_id() != caller) throw std::runtime_error("elsewhere");
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  };
  CHECK_THROWS_WITH(in_parallel(4, 100000, work), "elsewhere");
  CHECK(begun < 100000);
  CHECK_THROWS_WITH(in_parallel(1, 3, [](std::size_t) { throw std::runtime_error("here"); }), "here");
}
