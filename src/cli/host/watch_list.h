#pragma once

#include <map>
#include <set>
#include <string>

#include "host/watch.h"

namespace crosscheck {

// What a run depends on, for waiting until it changes. Paths are as seen from the working directory.
class WatchList {
 public:
  void add_file(const std::string& path);
  // Whatever is beneath a folder; of anything else, the file. Also that it is made or replaced.
  void add_tree(const std::string& path);
  // Whether a file of that path would be watched: who writes it would wake the watch.
  bool has(const std::string& path) const;

  // Watches all of it, from now on.
  void start(FolderWatch& watch) const;
  // Waits for a change to it, and until nothing has changed for a moment.
  void wait(FolderWatch& watch) const;

 private:
  bool has(const std::string& folder, const std::string& name) const;

  std::map<std::string, std::set<std::string>> names_;  // by folder
  std::set<std::string> whole_;                         // folders in which all counts
};

}  // namespace crosscheck
