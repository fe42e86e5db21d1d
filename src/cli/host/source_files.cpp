#include "cli/host/source_files.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "cli/host/app_sources.h"
#include "cli/host/git.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

using Paths = std::vector<std::string>;  // sorted

// Git prints "100644 <object> 0<tab>path". 120000 is a link, 160000 another repository.
std::optional<Paths> tracked_files(const std::string& checkout) {
  const auto entries = git_list(checkout, {"ls-files", "--stage", "-z"});
  if (!entries) return std::nullopt;
  Paths paths;
  for (const std::string& entry : *entries) {
    const std::size_t tab = entry.find('\t');
    if (entry.starts_with("100") && tab != std::string::npos) paths.push_back(entry.substr(tab + 1));
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

bool is_plain_source(const fs::path& checkout, const fs::path& path) {
  std::error_code failed;
  const fs::path root = fs::canonical(checkout, failed);
  if (failed || !is_source(path.string())) return false;
  return fs::canonical(root / path, failed) == root / path && !failed;
}

}  // namespace

std::function<bool(std::string_view)> source_files(const std::string& checkout) {
  struct Asked {
    bool done = false;
    std::optional<Paths> tracked;
  };
  return [checkout, asked = std::make_shared<Asked>()](std::string_view path) {
    if (!asked->done) asked->tracked = tracked_files(checkout);
    asked->done = true;
    if (!asked->tracked) return is_plain_source(checkout, path);
    return std::binary_search(asked->tracked->begin(), asked->tracked->end(), path);
  };
}

}  // namespace crosscheck
