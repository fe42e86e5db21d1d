#include "cli/host/watch_list.h"

#include <filesystem>

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kWatchedFolders = 4096;  // the system has a limit as well
constexpr int kQuiet = 300;                    // milliseconds: who writes many files is done by then

std::string folder_of_path(const fs::path& path) {
  const fs::path parent = path.parent_path();
  return parent.empty() ? "." : parent.string();
}

fs::path tidied(const std::string& path) {
  fs::path tidied = fs::path(path).lexically_normal();
  return tidied.has_filename() ? tidied : tidied.parent_path();
}

}  // namespace

void WatchList::add_file(const std::string& path) {
  const fs::path file = tidied(path);
  names_[folder_of_path(file)].insert(file.filename().string());
}

void WatchList::add_tree(const std::string& path) {
  const fs::path top = tidied(path);
  std::error_code failed;
  if (top != "." && top != "..") add_file(path);
  if (!fs::is_directory(top, failed)) return;
  whole_.insert(top.string());
  for (fs::recursive_directory_iterator at(top, fs::directory_options::skip_permission_denied, failed), end;
       !failed && at != end && whole_.size() < kWatchedFolders; at.increment(failed)) {
    std::error_code ignored;
    if (!at->is_directory(ignored) || at->is_symlink(ignored)) continue;
    const std::string name = at->path().filename().string();
    if (name == "node_modules" || name == ".git") at.disable_recursion_pending();
    else whole_.insert(at->path().string());
  }
}

bool WatchList::has(const std::string& folder, const std::string& name) const {
  if (whole_.contains(folder)) return name != "synth.lock" && !name.starts_with("read.");
  const auto names = names_.find(folder);
  return names != names_.end() && names->second.contains(name);
}

bool WatchList::has(const std::string& path) const {
  const fs::path file = tidied(path);
  return has(folder_of_path(file), file.filename().string());
}

void WatchList::start(FolderWatch& watch) const {
  for (const std::string& folder : whole_) watch.add(folder);
  for (const auto& [folder, names] : names_) {
    if (!whole_.contains(folder)) watch.add(folder);
  }
}

void WatchList::wait(FolderWatch& watch) const {
  watch.wait([&](const std::string& folder, const std::string& name) { return has(folder, name); }, kQuiet);
}

}  // namespace crosscheck
