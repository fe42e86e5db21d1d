#include <catch2/catch.hpp>

#include "index/graph.h"

using namespace crosscheck;

namespace {

StackId operator""_s(unsigned long long number) { return StackId{static_cast<std::uint32_t>(number)}; }

}  // namespace

TEST_CASE("reaching goes over several steps, never over none") {
  Graph graph(4);
  graph.add(0_s, 1_s);
  graph.add(1_s, 2_s);
  CHECK(graph.reaches(0_s, 2_s));
  CHECK_FALSE(graph.reaches(2_s, 0_s));
  CHECK_FALSE(graph.reaches(0_s, 0_s));
  CHECK_FALSE(graph.reaches(3_s, 0_s));
  graph.add(2_s, 0_s);
  CHECK(graph.reaches(0_s, 0_s));
}

TEST_CASE("cycles are sets of stacks that reach each other") {
  Graph graph(6);
  graph.add(0_s, 1_s);
  graph.add(1_s, 0_s);
  graph.add(2_s, 3_s);
  graph.add(4_s, 4_s);
  CHECK(graph.cycles() == std::vector<std::vector<StackId>>{{0_s, 1_s}, {4_s}});
}

TEST_CASE("a chain of 20,000 stacks and a dense graph are no trouble") {
  Graph chain(20000);
  for (std::uint32_t i = 0; i + 1 < 20000; ++i) chain.add(StackId{i}, StackId{i + 1});
  CHECK(chain.cycles().empty());

  Graph waves(900);  // 30 waves of 30, each on all of the one before
  for (std::uint32_t wave = 1; wave < 30; ++wave) {
    for (std::uint32_t a = 0; a < 30; ++a) {
      for (std::uint32_t b = 0; b < 30; ++b) waves.add(StackId{wave * 30 + a}, StackId{wave * 30 - 30 + b});
    }
  }
  CHECK(waves.reaches(899_s, 0_s));
  CHECK_FALSE(waves.reaches(0_s, 899_s));
}
