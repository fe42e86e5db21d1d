#include "cli/host/write.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include "text/error.h"

namespace crosscheck {
namespace {

// False on an error other than a closed pipe.
bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno == EPIPE;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

void write_output(const std::string& file, std::string_view bytes) {
  if (file.empty()) {
    if (!write_all(STDOUT_FILENO, bytes))
      throw InputError(std::string("cannot write the standard output: ") + std::strerror(errno));
    return;
  }
  const std::string temporary = file + ".tmp." + std::to_string(::getpid());
  const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (descriptor < 0) throw InputError("cannot write `" + file + "`: " + std::strerror(errno));
  bool good = write_all(descriptor, bytes) && ::fsync(descriptor) == 0;
  good = ::close(descriptor) == 0 && good;
  if (!good || std::rename(temporary.c_str(), file.c_str()) != 0) {
    const int error = errno;
    ::unlink(temporary.c_str());
    throw InputError("cannot write `" + file + "`: " + std::strerror(error));
  }
}

}  // namespace crosscheck
