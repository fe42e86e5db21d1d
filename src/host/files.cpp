#include "host/files.h"

#include <dirent.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <string_view>

namespace crosscheck {
namespace {

constexpr int kLinks = 40;  // as many as Linux follows in one path
constexpr std::size_t kLongestTarget = 4096;

Descriptor failed(int error) {
  errno = error;
  return Descriptor();
}

// Where a link leads; nothing, with errno as it was, for what is no link.
std::optional<std::string> link_target(int folder, const std::string& name) {
  const int before = errno;
  std::string target(kLongestTarget, '\0');
  const ssize_t count = readlinkat(folder, name.c_str(), target.data(), target.size());
  errno = before;
  if (count < 0) return std::nullopt;
  target.resize(static_cast<std::size_t>(count));
  return target;
}

// Never through a link. Systems differ in what they say of one: ELOOP, ENOTDIR where a folder is wanted, or EMLINK; and
// Linux opens the link itself when only its status is wanted.
Descriptor open_no_link(int folder, const std::string& name, int flags) {
  Descriptor opened(openat(folder, name.c_str(), flags | O_NOFOLLOW | O_CLOEXEC));
  struct stat status {};
  if (!opened || fstat(opened.number(), &status) != 0 || !S_ISLNK(status.st_mode)) return opened;
  return failed(ELOOP);
}

bool may_be_link(int error) { return error == ELOOP || error == ENOTDIR || error == EMLINK; }

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

Descriptor::~Descriptor() {
  if (number_ < 0) return;
  const int before = errno;
  close(number_);
  errno = before;
}

Descriptor walk_beneath(int folder, const std::string& path, int flags) {
  std::vector<Descriptor> way;  // the folders passed, each opened through the one before: `..` goes back to it
  const auto here = [&] { return way.empty() ? folder : way.back().number(); };
  std::string rest = path;
  for (int links = 0; links <= kLinks;) {
    const std::size_t slash = rest.find('/');
    const bool last = slash == std::string::npos;
    const std::string part = rest.substr(0, slash);
    if (part == "..") {
      if (way.empty()) return failed(EXDEV);
      way.pop_back();
    }
    const bool stays = part.empty() || part == "." || part == "..";
    if (last && stays) return open_no_link(here(), ".", flags);
    std::string behind = last ? std::string() : rest.substr(slash + 1);
    if (!stays) {
      Descriptor next = open_no_link(here(), part, last ? flags : kStatusOnly | O_DIRECTORY);
      if (next && last) return next;
      if (next) {
        way.push_back(std::move(next));
      } else {
        if (!may_be_link(errno)) return next;
        std::optional<std::string> target = link_target(here(), part);
        if (!target) return next;
        if (target->starts_with('/')) return failed(EXDEV);
        if (target->size() == kLongestTarget) return failed(ENAMETOOLONG);
        ++links;
        rest = last ? *std::move(target) : *target + '/' + behind;
        continue;
      }
    }
    rest = std::move(behind);
  }
  return failed(ELOOP);
}

std::vector<std::string> names_in(const Descriptor& folder) {
  std::vector<std::string> names;
  const int again = folder ? openat(folder.number(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
  DIR* listing = again >= 0 ? fdopendir(again) : nullptr;
  if (!listing) {
    if (again >= 0) close(again);
    return names;
  }
  while (const dirent* entry = readdir(listing)) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
  }
  closedir(listing);
  std::sort(names.begin(), names.end());
  return names;
}

Descriptor open_unnamed(const std::string& folder, mode_t mode) {
#if defined(__linux__)
  if (access(kOwnDescriptors, F_OK) != 0) return Descriptor();
  return Descriptor(open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, mode));
#else
  return (void)folder, (void)mode, failed(EOPNOTSUPP);
#endif
}

std::array<std::int64_t, 4> times_of(const struct stat& status) {
#if defined(__APPLE__)
  const timespec modified = status.st_mtimespec, changed = status.st_ctimespec;
#else
  const timespec modified = status.st_mtim, changed = status.st_ctim;
#endif
  return {modified.tv_sec, modified.tv_nsec, changed.tv_sec, changed.tv_nsec};
}

}  // namespace crosscheck
