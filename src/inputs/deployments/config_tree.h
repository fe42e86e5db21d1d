#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inputs/deployments/config_file.h"
#include "inputs/deployments/deployment.h"
#include "inputs/deployments/find_files.h"

namespace crosscheck {

// "config/prod/" of "config/prod/network.yaml".
inline std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/') + 1); }

// The project's folder, where it is given itself or as its inner folder of that name; nothing where it is none.
std::optional<GivenPath> project_around(const GivenPath& given, std::string_view inner,
                                        const std::function<bool(const std::string& folder)>& is_project);

// The stack of a file that is named after it. Its template may be a file in `templates`, or one that nobody here knows.
Deployed stack_of(const std::string& path, FileId file, const std::optional<Given<std::string>>& template_name);

// Adds the file's `parameters`; one that is known only at deployment is so in the description.
void add_parameters_of(const ConfigFile& file, Description& given);

// A folder of files, one for each stack, and in its folders files of one name that say what holds for the stacks beside
// and below them: the nearest one wins. `Said` is what they say; `update` takes it from one of them.
template <typename Said>
class ConfigTree {
 public:
  // `glob` finds all files beneath the root of `into`; both must outlive the tree.
  ConfigTree(Sources& sources, ReadAssembly& into, const std::string& glob, const std::string& group)
      : sources_(sources), into_(into) {
    for (std::string& path : find_files(sources, into.assembly.root, glob)) {
      if (path.ends_with('/' + group)) groups_[folder_of(path)] = std::move(path);
      else stacks_.push_back(std::move(path));
    }
  }

  const std::vector<std::string>& stacks() const { return stacks_; }  // their files

  // What is said above a file in this folder, which ends in a slash.
  Said above(const std::string& folder) {
    if (folder.empty()) return {};
    if (const auto known = known_.find(folder); known != known_.end()) return known->second;
    Said all = above(folder_of(folder.substr(0, folder.size() - 1)));
    ConfigFile file;
    const auto own = groups_.find(folder);
    const bool said = own != groups_.end();
    if (said && file.read(sources_, sources_.add(into_.assembly.root, own->second), into_)) all.update(file);
    return known_[folder] = all;
  }

 private:
  Sources& sources_;
  ReadAssembly& into_;
  std::vector<std::string> stacks_;
  std::map<std::string, std::string> groups_;  // by folder
  std::map<std::string, Said> known_;          // likewise
};

}  // namespace crosscheck
