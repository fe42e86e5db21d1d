#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "inputs/cdk/constructs.h"

namespace crosscheck {

// The lines of a stack's traces that lie in plain functions called from several places: `createBucket` of a shared
// file. A construct made there is not explained by that line but by the call.
class SharedHelpers {
 public:
  explicit SharedHelpers(const Constructs& constructs);

  bool contains(const TraceFrame& frame) const;

 private:
  // A recorded line, of which a stack has many copies.
  struct Line {
    std::uint32_t place;  // its number; kNowhere where it names no file
    bool explains;        // a construct's own line, or one outside of any function
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  static constexpr std::uint32_t kNowhere = 0xffffffff;
  Line line(std::string_view text);
  void add_call(std::uint32_t place, std::uint32_t caller);

  std::unordered_map<std::string, Line, TextHash, std::equal_to<>> lines_;  // by text
  std::unordered_map<std::string, std::uint32_t> places_;                   // by path, line and column
  std::vector<std::uint32_t> callers_;                                      // by place: the first one seen
  std::vector<bool> shared_;                                                // by place: there are others
};

}  // namespace crosscheck
