#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck {

// A position as people and editors count it: from 1. `column` counts code points, `utf16_column`
// UTF-16 units (what SARIF and most editors use).
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::uint32_t utf16_column = 1;
};

// Translates byte offsets of one text, a few of them: see `PositionCursor` for many. LF, CR LF and a lone CR end a
// line; a byte order mark has no width.
class Lines {
 public:
  explicit Lines(std::string_view text);  // keeps the view

  Position position(std::uint32_t offset) const;
  // The line without its line end; empty when there is no such line.
  std::string_view line(std::uint32_t number) const;
  std::uint32_t count() const { return static_cast<std::uint32_t>(starts_.size()); }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> starts_;
};

}  // namespace crosscheck
