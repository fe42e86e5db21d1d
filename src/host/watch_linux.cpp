#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "host/files.h"
#include "host/watch.h"

namespace crosscheck {
namespace {

constexpr std::uint32_t kEvents =
    IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

}  // namespace

struct FolderWatch::State {
  Descriptor queue{inotify_init1(IN_CLOEXEC)};
  std::map<int, std::string> folders;

  // Whether there is something to read within so many milliseconds; negative: however long it takes.
  bool ready(int milliseconds) const {
    pollfd one{.fd = queue.number(), .events = POLLIN, .revents = 0};
    int count = 0;
    do count = poll(&one, 1, milliseconds);
    while (count < 0 && errno == EINTR);
    return count > 0;
  }

  bool read_events(const std::function<bool(const std::string&, const std::string&)>& wanted) const {
    alignas(inotify_event) std::array<char, 16 * 1024> buffer{};
    const ssize_t size = ::read(queue.number(), buffer.data(), buffer.size());
    bool any = false;
    for (ssize_t at = 0; at < size;) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      const std::string name = event.len > 0 ? buffer.data() + at + sizeof event : "";
      const auto folder = folders.find(event.wd);
      const bool lost = (event.mask & IN_Q_OVERFLOW) != 0;
      any = any || lost || (folder != folders.end() && wanted(folder->second, name));
      at += static_cast<ssize_t>(sizeof event + event.len);
    }
    return any;
  }
};

FolderWatch::FolderWatch() : state_(std::make_unique<State>()) {}
FolderWatch::~FolderWatch() = default;
FolderWatch::operator bool() const { return bool(state_->queue); }

void FolderWatch::add(const std::string& folder) {
  const int number = inotify_add_watch(state_->queue.number(), folder.c_str(), kEvents);
  if (number >= 0) state_->folders[number] = folder;
}

void FolderWatch::wait(const std::function<bool(const std::string&, const std::string&)>& wanted, int quiet) {
  for (bool any = false; !any;) any = state_->ready(-1) && state_->read_events(wanted);
  while (state_->ready(quiet)) state_->read_events(wanted);
}

}  // namespace crosscheck
