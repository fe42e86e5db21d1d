#include "host/terminal.h"

extern "C" {
int crosscheck_is_terminal(int descriptor);
int crosscheck_columns();
}

namespace crosscheck {

// emscripten takes each of the standard streams for a terminal.
bool is_terminal(int descriptor) { return crosscheck_is_terminal(descriptor) != 0; }

std::size_t terminal_columns() { return static_cast<std::size_t>(crosscheck_columns()); }

}  // namespace crosscheck
