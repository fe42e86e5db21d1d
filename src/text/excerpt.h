#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace crosscheck {

// A marked line ready for a terminal: printable, tabs widened, cut around the mark when it is long, and to nothing but
// the mark when it is longer than anybody writes.
struct Excerpt {
  std::string text;
  std::size_t indent = 0;  // columns before the mark
  std::size_t width = 1;   // columns under the mark, at least one
};

// Columns count code points from 1, `end` is behind the mark; of a mark over several lines `kLineEnd`.
constexpr std::size_t kLineEnd = static_cast<std::size_t>(-1);
Excerpt excerpt(std::string_view line, std::size_t column, std::size_t end);

// The same for a mark at `offset` in `text`, in a line that begins at `line_begin`. Looks only at what is shown,
// however long the line is.
Excerpt excerpt_at(std::string_view text, std::size_t line_begin, std::size_t offset, std::size_t column,
                   std::size_t end);

}  // namespace crosscheck
