#pragma once

#include <cstddef>

namespace crosscheck {

bool is_terminal(int descriptor);

// Of the terminal that the standard output is; 0 where nobody knows.
std::size_t terminal_columns();

}  // namespace crosscheck
