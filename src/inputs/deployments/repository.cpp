#include "inputs/deployments/repository.h"

#include <algorithm>
#include <filesystem>

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFolders = 32, kFoldersWithoutEnd = 4;

// How many folders above the description's own the checkout has.
std::size_t folders_above(const GivenPath& description) {
  const fs::path own = fs::path(description.canonical).parent_path();
  std::size_t above = 0, deep = 0;
  for (fs::path folder = own; above < kMostFolders && folder != folder.root_path(); ++above) {
    std::error_code ignored;
    if (fs::exists(fs::symlink_status(folder / ".git", ignored))) return above;
    folder = folder.parent_path();
    if (std::distance(folder.begin(), folder.end()) > 3) ++deep;  // beneath "/", "home", "somebody"
  }
  // A relative path begins at the working directory.
  const fs::path typed = fs::path(description.path).parent_path();
  const bool beneath = typed.is_relative() && (typed.empty() || *typed.begin() != "..");
  const auto begun = static_cast<std::size_t>(std::distance(typed.begin(), typed.end()));
  return std::min(above, beneath ? begun : std::min(kFoldersWithoutEnd, deep));
}

// The folder as the command line would name it, that many above the given file's.
std::string display_of(const std::string& given, std::size_t above) {
  fs::path folder = fs::path(given).parent_path();
  for (; above > 0; --above) {
    if (folder.empty() || folder.filename() == "..") folder /= "..";
    else folder = folder.parent_path();
  }
  return tidy_path(folder.string());
}

}  // namespace

Repository::Repository(Sources& sources, const GivenPath& description) : sources_(sources) {
  fs::path folder = fs::path(description.canonical).parent_path();
  const std::size_t above = folders_above(description);
  for (std::size_t i = 0; i < above; ++i) {
    folders_.insert(folders_.begin(), folder.filename().string());
    folder = folder.parent_path();
  }
  const std::string display = display_of(description.path, above);
  // Where the checkout begins above the working directory, the way back is the first of these folders.
  const auto levels_up = [](const fs::path& path) { return std::count(path.begin(), path.end(), fs::path("..")); };
  fs::path here;
  if (levels_up(description.path) == 0) {
    for (std::ptrdiff_t i = 0; i < levels_up(display); ++i) here /= folders_[static_cast<std::size_t>(i)];
  }
  root_ = sources.shared_root(display, here.string());
}

std::string Repository::find(const std::string& path, bool root_first) const {
  const auto seen_from = [&](std::size_t depth) {
    fs::path folder;
    for (std::size_t i = 0; i < depth; ++i) folder /= folders_[i];
    return (folder / path).lexically_normal().string();
  };
  for (std::size_t i = 0; i <= folders_.size(); ++i) {
    std::string candidate = seen_from(root_first ? i : folders_.size() - i);
    if (!candidate.starts_with("..") && !sources_.check(sources_.add(root_, candidate))) return candidate;
  }
  return seen_from(root_first ? 0 : folders_.size());
}

}  // namespace crosscheck
