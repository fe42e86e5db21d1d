#include <unistd.h>

#include <array>
#include <cerrno>

#include "host/process.h"

namespace crosscheck {

std::optional<std::string> read_all_of(int descriptor, std::size_t most) {
  std::string text;
  std::array<char, 1 << 16> bytes;
  while (text.size() <= most) {
    const ssize_t count = ::read(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return std::nullopt;
    if (count == 0) break;
    text.append(bytes.data(), static_cast<std::size_t>(count));
  }
  return text;
}

}  // namespace crosscheck
