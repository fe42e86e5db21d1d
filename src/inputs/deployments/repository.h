#pragma once

#include <string>
#include <vector>

#include "inputs/reader.h"

namespace crosscheck {

// The checkout around a description whose paths begin at the folder that a tool runs in: usually the checkout's own or
// the description's. It ends where `.git` is; without that at the working directory, beneath which the description was
// given, or else a few folders above the description's own.
class Repository {
 public:
  Repository(Sources& sources, const GivenPath& description);

  RootId root() const { return root_; }
  // Where a path of the description leads, beneath the root: to the file that is there, seen from the description's
  // folder or from one above it; without one as seen from the first of these.
  std::string from_within(const std::string& path) const { return find(path, false); }
  // The same for tools that run in the root: what is there comes first.
  std::string from_root(const std::string& path) const { return find(path, true); }
  // The description's own folders beneath the root, outermost first.
  const std::vector<std::string>& folders() const { return folders_; }

 private:
  std::string find(const std::string& path, bool root_first) const;

  Sources& sources_;
  RootId root_;
  std::vector<std::string> folders_;
};

}  // namespace crosscheck
