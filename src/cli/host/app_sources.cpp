#include "cli/host/app_sources.h"

#include <algorithm>
#include <array>
#include <optional>

#include "cli/host/git.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

constexpr std::array kNames = {"cdk.json", "cdk.context.json"};
constexpr std::array kTemplates = {".template.json", ".template.yaml", ".template.yml"};
constexpr std::array kScripts = {".ts", ".mts", ".cts", ".js", ".mjs", ".cjs"};
constexpr std::array kOthers = {".py", ".java", ".go", ".cs", ".fs"};
constexpr std::array kBesideTheApp = {".d", ".test", ".spec"};  // of scripts, before the ending: declarations and tests

// The ending that the name has; empty: none of them.
template <typename Endings>
std::string_view ending_of(std::string_view name, const Endings& endings) {
  const auto ends = [&](std::string_view ending) { return name.ends_with(ending); };
  const auto found = std::find_if(endings.begin(), endings.end(), ends);
  return found == endings.end() ? std::string_view() : *found;
}

// A file or a folder that is no part of the app, nor is anything in it.
bool is_apart(std::string_view name) {
  return name.starts_with('.') || name.starts_with("cdk.out") || name == "node_modules";
}

bool is_source_name(std::string_view name) {
  if (std::find(kNames.begin(), kNames.end(), name) != kNames.end()) return true;
  if (!ending_of(name, kTemplates).empty()) return true;
  if (!ending_of(name, kOthers).empty()) return !name.ends_with("_test.go");
  const std::string_view ending = ending_of(name, kScripts);
  return !ending.empty() && ending_of(name.substr(0, name.size() - ending.size()), kBesideTheApp).empty();
}

std::vector<std::string> only_sources(std::vector<std::string> paths) {
  std::erase_if(paths, [](const std::string& path) { return !is_source(path); });
  return paths;
}

std::vector<std::string> files_beneath(const fs::path& folder) {
  std::vector<std::string> files;
  std::error_code ignored;
  const auto options = fs::directory_options::skip_permission_denied;
  for (fs::recursive_directory_iterator at(folder, options, ignored), end; at != end; at.increment(ignored)) {
    if (is_apart(at->path().filename().string())) at.disable_recursion_pending();
    else files.push_back(at->path().lexically_relative(folder).string());
  }
  return files;
}

}  // namespace

bool is_source(std::string_view path) {
  for (std::size_t slash; (slash = path.find('/')) != std::string_view::npos; path.remove_prefix(slash + 1)) {
    if (is_apart(path.substr(0, slash))) return false;
  }
  return !is_apart(path) && is_source_name(path);
}

AppSources list_sources(const Origin& origin) {
  const auto tracked = git_list(origin.app, {"ls-files", "-z"});
  std::vector<std::string> sources = only_sources(tracked.value_or(std::vector<std::string>()));
  if (sources.empty()) return {.paths = only_sources(files_beneath(origin.app))};
  const auto manifest = git_list(origin.assembly, {"ls-files", "-z", "manifest.json"});
  if (manifest && !manifest->empty()) {
    const auto changed = git_list(origin.app, {"diff", "--name-only", "--relative", "-z", "HEAD"});
    if (changed) return {.paths = only_sources(*changed), .changed_only = true};
  }
  return {.paths = std::move(sources)};
}

}  // namespace crosscheck
