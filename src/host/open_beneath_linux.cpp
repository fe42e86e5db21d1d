#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>

#include "host/files.h"

namespace crosscheck {
namespace {

constexpr int kAttempts = 8;  // a rename elsewhere can make openat2 give up with EAGAIN

}  // namespace

Descriptor open_beneath(int folder, const std::string& path, int flags) {
  open_how how{};
  how.flags = static_cast<decltype(how.flags)>(flags | O_CLOEXEC);
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
  const char* name = path.empty() ? "." : path.c_str();
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    const long opened = syscall(SYS_openat2, folder, name, &how, sizeof how);
    if (opened >= 0) return Descriptor(static_cast<int>(opened));
    // Older sandboxes answer EPERM to calls that they do not know.
    if (errno == ENOSYS || errno == EPERM) return walk_beneath(folder, path, flags);
    if (errno != EAGAIN && errno != EINTR) break;
  }
  return Descriptor();
}

}  // namespace crosscheck
