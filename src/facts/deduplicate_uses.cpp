#include <algorithm>
#include <tuple>

#include "facts/facts.h"

namespace crosscheck {
namespace {

// Where a use stands, in one word, and where it is in the list: most comparisons need no more.
struct Position {
  std::uint64_t place;
  std::uint32_t index;
};

auto rest_of_order(const Use& use) { return std::tuple(use.span.end, use.key, use.evidence, use.space); }

bool same_thing(const Use& first, const Use& again) {
  return first.span == again.span && first.key == again.key && (first.space == again.space || again.space.empty()) &&
         !first.waits && !again.waits;
}

bool same_place(const Use& a, const Use& b) {
  return a.stack == b.stack && a.span.file == b.span.file && a.span.begin == b.span.begin;
}

}  // namespace

std::vector<std::uint32_t> deduplicated_order(std::span<const Use> uses) {
  std::vector<Position> order;
  order.reserve(uses.size());
  for (const Use& use : uses) {
    order.push_back({.place = std::uint64_t{static_cast<std::uint32_t>(use.span.file)} << 32 | use.span.begin,
                     .index = static_cast<std::uint32_t>(order.size())});
  }
  std::sort(order.begin(), order.end(), [&](const Position& a, const Position& b) {
    if (a.place != b.place) return a.place < b.place;
    const auto x = rest_of_order(uses[a.index]), y = rest_of_order(uses[b.index]);
    return x != y ? x < y : a.index < b.index;
  });
  std::vector<std::uint32_t> tidied;
  tidied.reserve(uses.size());
  for (const Position& position : order) {
    const Use& use = uses[position.index];
    if (use.exists == Truth::No || (!tidied.empty() && same_thing(uses[tidied.back()], use))) continue;
    tidied.push_back(position.index);
  }
  return tidied;
}

bool deduplicate_around(std::vector<Use>& uses, std::size_t at) {
  std::size_t begin = at, end = at + 1;
  while (begin > 0 && same_place(uses[begin - 1], uses[at])) --begin;
  while (end < uses.size() && same_place(uses[end], uses[at])) ++end;
  if (end - begin == 1) return uses[at].exists == Truth::No;
  const std::vector<Use> before(uses.begin() + static_cast<std::ptrdiff_t>(begin),
                                uses.begin() + static_cast<std::ptrdiff_t>(end));
  for (std::uint32_t index : deduplicated_order(before)) uses[begin++] = before[index];
  const bool any = begin < end;
  while (begin < end) uses[begin++].exists = Truth::No;
  return any;
}

}  // namespace crosscheck
