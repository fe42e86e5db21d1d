#pragma once

#include <cstdint>
#include <string>

#include "text/excerpt.h"

namespace crosscheck {

// A position in a file, resolved: everything a writer needs without reading the file.
struct Place {
  std::string file;          // as the user would name it, `/` separators
  std::uint32_t line = 1;    // from 1
  std::uint32_t column = 1;  // from 1, in code points
  std::uint32_t end_line = 1;
  std::uint32_t end_column = 1;    // exclusive
  std::uint32_t utf16_column = 1;  // the same in UTF-16 units
  std::uint32_t utf16_end_column = 1;
  Excerpt excerpt;  // of the line; without text where it could not be read or is not to be shown
};

}  // namespace crosscheck
