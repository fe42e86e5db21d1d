#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck {

// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();

  explicit operator bool() const { return number_ >= 0; }
  int number() const { return number_; }

 private:
  int number_;
};

// The path without `.`, `..` and doubled slashes ("" for the folder itself); nothing when it is absolute,
// climbs above its beginning, names a Windows drive or share, or holds a NUL.
std::optional<std::string> relative_path(std::string_view path);

// Opens what `relative_path` made, without ever leaving `folder`; errno says why not, EXDEV that the path
// leads out. A symbolic link is followed as long as what it leads to stays beneath the folder, which the
// kernel watches (openat2 with RESOLVE_BENEATH). Kernels without that call follow no link at all.
Descriptor open_beneath(int folder, const std::string& path, int flags);
// What `open_beneath` does on such a kernel.
Descriptor walk_beneath(int folder, const std::string& path, int flags);

// The names in an open folder, sorted, without `.` and `..`; nothing where it cannot be listed.
std::vector<std::string> names_in(const Descriptor& folder);

// The folders beneath one, each listed once, for those who ask about many files that are not there.
class FolderListings {
 public:
  // The path under which a file is really there when only the case of its letters differs. `folder` is the same in all
  // calls.
  std::optional<std::string> path_in_other_case(int folder, std::string_view path);

 private:
  struct Listing {
    std::vector<std::string> names;            // sorted
    std::map<std::string, std::string> lower;  // the first name of each that differ in case alone
  };
  const Listing& of(int folder, const std::string& path);

  std::map<std::string, Listing> listings_;
};

}  // namespace crosscheck
