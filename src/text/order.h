#pragma once

#include <compare>
#include <string_view>

namespace crosscheck {

// `a <=> b` of texts, which not every standard library has. A comparison of several members goes
// `if (const auto order = order_of(a.x, b.x); order != 0) return order;` from one to the next.
inline std::strong_ordering order_of(std::string_view a, std::string_view b) { return a.compare(b) <=> 0; }

}  // namespace crosscheck
