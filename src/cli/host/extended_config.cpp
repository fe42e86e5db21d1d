#include "cli/host/extended_config.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

#include "config/beneath.h"
#include "config/strict.h"
#include "text/characters.h"
#include "text/error.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kExtendedDepth = 8, kExtendedFiles = 32;
constexpr std::string_view kExtendedNames[] = {"crosscheck.yaml", "crosscheck.yml"};

bool is_extended_path(std::string_view text) { return text.starts_with("./") || text.starts_with("../"); }

// "@org/config/strict.yaml": the package's name, and the file in it; no file: the package says which.
struct Package {
  std::string name, file;
};

std::optional<Package> package_of(std::string_view text) {
  std::size_t end = text.find('/');
  if (text.starts_with('@') && end != std::string_view::npos) end = text.find('/', end + 1);
  Package package{.name = std::string(text.substr(0, end)), .file = {}};
  if (end != std::string_view::npos) package.file = text.substr(end + 1);
  std::string_view letters = package.name;
  if (letters.starts_with('@')) letters.remove_prefix(1);
  const bool fits = std::all_of(letters.begin(), letters.end(), [](char c) {
    return is_alphanumeric(c) || std::string_view("-_.~/").find(c) != std::string_view::npos;
  });
  const bool hidden = letters.empty() || letters.starts_with('.') || letters.starts_with('/') ||
                      letters.find("/.") != std::string_view::npos || letters.ends_with('/');
  if (!fits || hidden || !stays_beneath(package.file)) return std::nullopt;
  return package;
}

class Extension {
 public:
  Extension(Sources& sources, const Host& here) : sources_(sources), here_(here) {}

  void extend(Config& config, std::size_t depth) {
    open_.push_back(config.file);
    std::vector<Config> bases;  // the last one wins, behind the config itself
    for (const std::string& text : config.extends) {
      const FileId file = found(config, text);
      const std::string name = '`' + sources_.display(file) + '`';
      if (std::find(open_.begin(), open_.end(), file) != open_.end()) {
        fail(config, name + " extends itself", open_.size() > 1 ? "by way of this file" : "");
      }
      if (depth == kExtendedDepth)
        fail(config, "configs extend one another more than " + std::to_string(kExtendedDepth) + " deep");
      if (!seen_.insert(file).second) continue;
      if (seen_.size() > kExtendedFiles)
        fail(config, "more than " + std::to_string(kExtendedFiles) + " configs are extended");
      Config base = read_config(sources_, file);
      base.extended.insert(base.extended.begin(), file);
      base.extended.insert(base.extended.end(), packages_.begin(), packages_.end());
      packages_.clear();
      add_rule_folders(base);
      extend(base, depth + 1);
      bases.push_back(std::move(base));
    }
    while (!bases.empty()) {
      add_extended(config, std::move(bases.back()));
      bases.pop_back();
    }
    open_.pop_back();
  }

 private:
  [[noreturn]] void fail(const Config& config, const std::string& message, const std::string& help = "") {
    const StrictFile file(sources_, config.file);
    file.fail(config.extends_span, message, help);
  }

  // The folder of a config, without links.
  fs::path folder_of(FileId file) const {
    std::error_code failed;
    const fs::path path = fs::path(here_.directory) / sources_.display(file);
    const fs::path whole = fs::canonical(path, failed);
    return (failed ? path.lexically_normal() : whole).parent_path();
  }

  // The folder that nothing leaves, as seen from the working directory.
  RootId root(const fs::path& top) {
    const std::string path = top.lexically_relative(here_.directory).string();
    const std::string back = fs::path(here_.directory).lexically_relative(top).string();
    return sources_.shared_root(path == "." ? "" : path, back == "." || back.starts_with("..") ? "" : back);
  }

  FileId found(const Config& config, const std::string& text) {
    const fs::path folder = folder_of(config.file);
    const std::optional<std::string> git = find_above(folder.string(), ".git");
    if (is_extended_path(text)) return in_repository(config, text, folder, git ? fs::path(*git) : folder);
    const std::optional<Package> package = package_of(text);
    if (!package) {
      fail(config, '`' + text + "` is neither a path nor a package's name", "a path begins with `./` or `../`");
    }
    return in_package(config, *package, folder, git ? fs::path(*git) : fs::path());
  }

  FileId in_repository(const Config& config, const std::string& text, const fs::path& folder, const fs::path& top) {
    const std::string path = (folder / text).lexically_normal().lexically_relative(top).string();
    if (path.starts_with("..")) {
      fail(config, '`' + text + "` leaves the repository", "install what several repositories share as a package");
    }
    const FileId file = sources_.add(root(top), path);
    if (const auto failure = sources_.check(file)) {
      fail(config, '`' + text + "` " + std::string(describe(*failure)));
    }
    return file;
  }

  FileId in_package(const Config& config, const Package& package, const fs::path& folder, const fs::path& git) {
    for (fs::path at = folder;; at = at.parent_path()) {
      const fs::path installed = at / "node_modules" / package.name;
      std::error_code ignored;
      if (fs::is_directory(installed, ignored)) {
        const fs::path top = git.empty() ? at : git;
        return of_package(config, package, root(top), installed.lexically_relative(top).string());
      }
      if (at == git || at == at.parent_path()) break;
    }
    fail(config, "package `" + package.name + "` is not installed in a `node_modules` here or above",
         "`npm install` it; nothing is fetched. A path begins with `./`");
  }

  FileId of_package(const Config& config, const Package& package, RootId root, const std::string& folder) {
    std::vector<std::string> names{package.file};
    if (package.file.empty()) {
      names.assign(std::begin(kExtendedNames), std::end(kExtendedNames));
      const FileId manifest = sources_.add(root, folder + "/package.json");
      if (!sources_.check(manifest)) {
        const StrictFile file(sources_, manifest, StrictFile::kBytes, StrictFile::Language::Json);
        packages_.push_back(manifest);
        if (const Element given = file.root()["crosscheck"]) {
          if (!given.is_string() || given.equals("") || !stays_beneath(given.text())) {
            file.fail(given.span(), "`crosscheck` is not the path of a file in this package");
          }
          names = {given.text()};
        }
      }
    }
    std::string problem;
    for (const std::string& name : names) {
      const FileId file = sources_.add(root, folder + '/' + name);
      const std::optional<ReadFailure> failure = sources_.check(file);
      if (!failure) return file;
      if (problem.empty())
        problem = '`' + name + "` of package `" + package.name + "` " + std::string(describe(*failure));
    }
    fail(config, problem);
  }

  // As those of the config itself: beneath its folder.
  void add_rule_folders(Config& base) {
    const std::string display = sources_.display(base.file);
    const std::size_t slash = display.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : display.substr(0, slash);
    for (const std::string& more : base.rule_folders) {
      FolderIdentity ignored;
      if (sources_.find_folder(sources_.shared_root(folder), more, ignored) == ReadFailure::Outside) {
        throw InputError(printable(display) + ": rule folder `" + printable(more) +
                         "` leads out of the folder of this file");
      }
      base.extended_rule_folders.push_back(folder.empty() ? more : folder + '/' + more);
    }
  }

  Sources& sources_;
  const Host& here_;
  std::vector<FileId> open_;  // from the config itself to the one that is read
  std::set<FileId> seen_;
  std::vector<FileId> packages_;  // `package.json` files read for the next config
};

}  // namespace

void extend_config(Sources& sources, Config& config, const Host& here) {
  if (!config.extends.empty()) Extension(sources, here).extend(config, 0);
}

}  // namespace crosscheck
