#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/lines.h"

namespace crosscheck {

// Positions of many offsets of one text, asked for in ascending order: a single pass, however long its lines are.
// Counts as `Lines` does.
class PositionCursor {
 public:
  explicit PositionCursor(std::string_view text);  // keeps the view

  // Of an offset that is not before that of the last call.
  Position move_to(std::uint32_t offset);
  // Where the line of the last position begins.
  std::size_t line_begin() const { return line_begin_; }

 private:
  void pass_lines(std::size_t end);

  std::string_view text_;
  bool has_carriage_returns_;
  std::size_t lines_at_ = 0;    // up to where line ends have been counted
  std::size_t columns_at_ = 0;  // up to where the line's characters have been counted
  std::size_t line_begin_ = 0;
  Position position_;
};

}  // namespace crosscheck
