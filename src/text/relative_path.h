#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck {

// The path without `.`, `..` and doubled slashes ("" for the folder itself); nothing when it is absolute,
// climbs above its beginning, names a Windows drive or share, or holds a NUL.
std::optional<std::string> relative_path(std::string_view path);

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
