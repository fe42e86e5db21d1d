#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/excerpt.h"

namespace crosscheck {

// How many columns a printable text takes: its code points.
std::size_t columns_of(std::string_view text);

// Broken at spaces into lines of at most `width` columns, `first` for the first of them; a word that is longer stays
// whole. A width of 0 breaks nothing.
std::vector<std::string> wrapped(std::string_view text, std::size_t first, std::size_t width);

// Cut to so many columns, with `…` for what is missing, so that as much as possible of the mark stays. 0 cuts nothing.
Excerpt cut(const Excerpt& excerpt, std::size_t width);

}  // namespace crosscheck
