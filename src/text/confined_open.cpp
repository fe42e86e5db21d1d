#include "text/confined_open.h"

#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "text/characters.h"

namespace crosscheck {
namespace {

constexpr int kAttempts = 8;  // a rename elsewhere can make openat2 give up with EAGAIN

bool names_a_drive(std::string_view path) { return path.size() > 1 && path[1] == ':' && is_letter(path[0]); }

// Calls `each` with every part between slashes, until it answers false.
template <typename Each>
bool all_parts(std::string_view path, Each each) {
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    if (!each(path.substr(0, slash))) return false;
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return true;
}

std::string in_lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), to_lower);
  return text;
}

Descriptor refused() {
  errno = EXDEV;
  return Descriptor();
}

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

std::optional<std::string> relative_path(std::string_view path) {
  if (path.starts_with('/') || path.starts_with('\\') || names_a_drive(path)) return std::nullopt;
  if (path.find('\0') != std::string_view::npos) return std::nullopt;
  if (path.find('\\') != std::string_view::npos) {
    // One name here, but several where the assembly may have been made: neither reading may climb out.
    std::string slashes(path);
    std::replace(slashes.begin(), slashes.end(), '\\', '/');
    if (!relative_path(slashes)) return std::nullopt;
  }
  std::string result;
  const bool inside = all_parts(path, [&](std::string_view part) {
    if (part.empty() || part == ".") return true;
    if (part == "..") {
      if (result.empty()) return false;
      const std::size_t slash = result.rfind('/');
      result.resize(slash == std::string::npos ? 0 : slash);
      return true;
    }
    if (!result.empty()) result += '/';
    result += part;
    return true;
  });
  return inside ? std::optional(std::move(result)) : std::nullopt;
}

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

Descriptor walk_beneath(int folder, const std::string& path, int flags) {
  Descriptor parent(openat(folder, ".", O_PATH | O_DIRECTORY | O_CLOEXEC));
  const std::size_t last = path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1;
  // O_PATH together with O_NOFOLLOW opens the link itself, so that it can be told from a folder.
  const auto is_link = [](const Descriptor& opened) {
    struct stat status {};
    return opened && fstat(opened.number(), &status) == 0 && S_ISLNK(status.st_mode);
  };
  all_parts(std::string_view(path).substr(0, last), [&](std::string_view part) {
    Descriptor next(openat(parent.number(), std::string(part).c_str(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
    parent = is_link(next) ? refused() : std::move(next);
    return bool(parent);
  });
  if (!parent) return parent;
  const std::string name = path.empty() ? "." : path.substr(last);
  if (is_link(Descriptor(openat(parent.number(), name.c_str(), O_PATH | O_NOFOLLOW | O_CLOEXEC)))) return refused();
  Descriptor opened(openat(parent.number(), name.c_str(), flags | O_NOFOLLOW | O_CLOEXEC));
  return !opened && errno == ELOOP ? refused() : std::move(opened);
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

const FolderListings::Listing& FolderListings::of(int folder, const std::string& path) {
  const auto [known, fresh] = listings_.try_emplace(path);
  Listing& listing = known->second;
  if (fresh) {
    listing.names = names_in(open_beneath(folder, path, O_PATH | O_DIRECTORY));
    for (const std::string& name : listing.names) listing.lower.try_emplace(in_lower_case(name), name);
  }
  return listing;
}

std::optional<std::string> FolderListings::path_in_other_case(int folder, std::string_view path) {
  std::string found;
  const bool there = all_parts(path, [&](std::string_view part) {
    const Listing& listing = of(folder, found);
    std::string name(part);
    if (!std::binary_search(listing.names.begin(), listing.names.end(), name)) {
      const auto other = listing.lower.find(in_lower_case(name));
      if (other == listing.lower.end()) return false;
      name = other->second;
    }
    if (!found.empty()) found += '/';
    found += name;
    return true;
  });
  return there && found != path ? std::optional(std::move(found)) : std::nullopt;
}

}  // namespace crosscheck
