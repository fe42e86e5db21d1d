#pragma once

#include <cstddef>
#include <string>

#include "finding/report.h"

namespace crosscheck {

// A marked line ready for a terminal: printable, tabs widened, cut around the mark when it is long.
struct Excerpt {
  std::string text;
  std::size_t indent = 0;   // columns before the mark
  std::size_t width = 1;    // columns under the mark, at least one
};

Excerpt excerpt(const Place& place);

}  // namespace crosscheck
