#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <tuple>

#include "inputs/cdk/constructs.h"

namespace crosscheck {

// The lines of a stack's traces that lie in plain functions called from several places: `createBucket` of a shared
// file. A construct made there is not explained by that line but by the call.
class SharedHelpers {
 public:
  SharedHelpers() = default;
  explicit SharedHelpers(const Constructs& constructs);

  bool contains(const TraceFrame& frame) const { return lines_.contains(point(frame)); }

 private:
  using Point = std::tuple<std::string, std::uint32_t, std::uint32_t>;
  static Point point(const TraceFrame& frame) { return {frame.path, frame.line, frame.column}; }

  std::set<Point> lines_;
};

}  // namespace crosscheck
