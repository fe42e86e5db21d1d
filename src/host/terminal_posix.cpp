#include "host/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

namespace crosscheck {

bool is_terminal(int descriptor) { return isatty(descriptor) != 0; }

std::size_t terminal_columns() {
  winsize size{};
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace crosscheck
