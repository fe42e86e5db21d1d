#include "inputs/deployments/find_files.h"

#include <algorithm>

#include "text/glob.h"
#include "text/limits.h"

namespace crosscheck {
namespace {

class Search {
 public:
  Search(const Sources& sources, RootId root) : sources_(sources), root_(root) {}

  // `glob` is what is left of it in this folder, which ends in a slash or is empty.
  void in(const std::string& folder, std::string_view glob, std::size_t depth) {
    if (depth > limits::kFolderDepth || found.size() > limits::kFoundFiles) return;
    const std::size_t slash = glob.find('/');
    const std::string_view step = glob.substr(0, slash);
    const std::string_view rest = slash == std::string_view::npos ? std::string_view() : glob.substr(slash + 1);
    if (step == "**") in(folder, rest, depth);  // also none
    for (const std::string& name : sources_.list(root_, folder)) {
      if (name.starts_with('.') || name == "node_modules" || name == "cdk.out") continue;
      if (step == "**") {
        if (is_folder(folder + name)) in(folder + name + '/', glob, depth + 1);
      } else if (glob_match(step, name)) {
        if (slash == std::string_view::npos) found.push_back(folder + name);
        else if (is_folder(folder + name)) in(folder + name + '/', rest, depth + 1);
      }
    }
  }

  std::vector<std::string> found;

 private:
  bool is_folder(const std::string& path) const {
    FolderIdentity ignored;
    return !sources_.find_folder(root_, path, ignored);
  }

  const Sources& sources_;
  RootId root_;
};

}  // namespace

std::vector<std::string> find_files(const Sources& sources, RootId root, const std::string& glob) {
  Search search(sources, root);
  search.in("", glob, 0);
  std::sort(search.found.begin(), search.found.end());
  search.found.erase(std::unique(search.found.begin(), search.found.end()), search.found.end());
  return std::move(search.found);
}

}  // namespace crosscheck
