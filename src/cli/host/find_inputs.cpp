#include "cli/host/find_inputs.h"

#include <algorithm>

#include "cli/host/find_templates.h"
#include "cli/host/origin.h"
#include "cli/joined.h"
#include "document/read.h"
#include "inputs/inputs.h"
#include "inputs/other_tools.h"
#include "text/printable.h"
#include "text/sources.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

constexpr const char* kManifest = "manifest.json";
constexpr const char* kApp = "cdk.json";
constexpr int kLevels = 2;      // of folders in which an assembly may be called anything
constexpr int kDeepLevels = 4;  // and in which it may be `cdk.out`: `packages/shop/infra/cdk.out`

bool there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(path, ignored));
}

bool is_file(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

bool is_output(const fs::path& folder) { return folder.filename().string().starts_with("cdk.out"); }

// A web app has a manifest.json too, so any folder that the CDK did not name has to say what it deploys.
bool is_assembly(const fs::path& folder) {
  if (!is_file(folder / kManifest)) return false;
  if (is_output(folder)) return true;
  Sources sources;
  const FileId file = sources.add(sources.add_root(folder, ""), kManifest);
  Document document;
  if (!sources.read(file, document.buffer_)) read_json(document, file);
  return document.root()["artifacts"].kind() == Kind::Object;
}

// An assembly that lost its manifest: the assemblies nested in it are only a part of it.
bool was_assembly(const fs::path& folder) { return is_file(folder / "cdk.out") || is_file(folder / "tree.json"); }

std::vector<fs::path> folders_in(const fs::path& folder) {
  std::vector<fs::path> folders;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    const std::string name = entry->path().filename().string();
    if (name.starts_with('.') || name == "node_modules" || !is_folder(entry->path())) continue;
    folders.push_back(entry->path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

// The assemblies of the app whose folder it is, else those beside each other in it, else those further below.
std::vector<fs::path> assemblies_in(const fs::path& folder, int level = 1) {
  if (was_assembly(folder)) return {};
  if (is_file(folder / kApp)) {
    const fs::path output = usual_output(folder);
    if (output != folder / "cdk.out" && is_assembly(output)) return {output};
  }
  const std::vector<fs::path> folders = folders_in(folder);
  std::vector<fs::path> found;
  std::copy_if(folders.begin(), folders.end(), std::back_inserter(found),
               [&](const fs::path& below) { return (level <= kLevels || is_output(below)) && is_assembly(below); });
  if (!found.empty() || level == kDeepLevels) return found;
  for (const fs::path& below : folders) {
    const std::vector<fs::path> more = assemblies_in(below, level + 1);
    found.insert(found.end(), more.begin(), more.end());
  }
  return found;
}

class Finder {
 public:
  explicit Finder(const Host& here) : here_(here) {}

  FoundInputs find(const std::vector<std::string>& given) {
    for (const std::string& input : given) add(input);
    if (given.empty()) add_default();
    return std::move(found_);
  }

 private:
  void add(const std::string& input) {
    const fs::path path = (fs::path(here_.directory) / tidy_path(input)).lexically_normal();
    if (path.filename() == kApp && is_file(path)) return add_app(input, path.parent_path());
    if (!is_folder(path) || there(path / kManifest)) return keep(input);
    if (add_all(input, assemblies_in(path))) return;
    if (was_assembly(path)) return keep(input);
    if (is_file(path / kApp)) return keep(usual_output(path));
    if (!is_read_whole(path.string()) && add_files(input, path)) return;
    keep(input);
  }

  void add_app(const std::string& input, const fs::path& app) {
    const fs::path output = usual_output(app);
    note(input, {output});
    keep(output);
  }

  void add_default() {
    const fs::path here = here_.directory, output = usual_output(here);
    if (there(output)) return keep(output);
    const std::vector<fs::path> descriptions = is_file(here / kApp) ? std::vector<fs::path>() : descriptions_of(here);
    const bool of_here = std::any_of(descriptions.begin(), descriptions.end(),
                                     [&](const fs::path& path) { return path == here || path.parent_path() == here; });
    if (of_here) return add_described(output, descriptions);
    if (add_all(".", assemblies_in(here))) return;
    if (!descriptions.empty()) return add_described(output, descriptions);
    keep(advice_on_other_tool(here_.directory, true).empty() ? output : here);
  }

  // What says how the folder's templates are deployed: itself, or files in it and below it.
  static std::vector<fs::path> descriptions_of(const fs::path& folder) {
    std::vector<fs::path> found = find_descriptions(folder);
    if (!there(folder / kManifest) && is_read_whole(folder.string())) found.insert(found.begin(), folder);
    return found;
  }

  void add_described(const fs::path& output, const std::vector<fs::path>& descriptions) {
    std::vector<std::string> names;
    for (const fs::path& path : descriptions) {
      keep(path);
      names.push_back(quoted_path(path.string(), here_));
    }
    found_.notifications.push_back({Severity::Note,
                                    "there is no " + quoted_path(output.string(), here_) + ": " + joined(names, ", ") +
                                        (names.size() == 1 ? " says" : " say") + " what is deployed",
                                    {}});
  }

  bool add_all(const std::string& input, const std::vector<fs::path>& assemblies) {
    if (assemblies.empty()) return false;
    note(input, assemblies);
    for (const fs::path& assembly : assemblies) keep(assembly);
    return true;
  }

  bool add_files(const std::string& input, const fs::path& folder) {
    FoundTemplates found = find_templates(folder);
    if (found.paths.empty()) found = find_described(folder);
    if (found.paths.empty()) return false;
    for (const fs::path& path : found.paths) keep(path);
    std::string message = quoted_path(input, here_) +
                          " stands for what is deployed from it: " + std::to_string(found.paths.size()) +
                          (found.paths.size() == 1 ? " file" : " files");
    if (found.others > 0)
      message +=
          "; " + std::to_string(found.others) + (found.others == 1 ? " other was" : " others were") + " passed over";
    found_.notifications.push_back({Severity::Note, std::move(message), {}});
    return true;
  }

  void keep(const fs::path& path) { found_.paths.push_back(shown(path.string(), here_)); }

  void note(const std::string& input, const std::vector<fs::path>& assemblies) {
    std::vector<std::string> names;
    for (const fs::path& assembly : assemblies) names.push_back(quoted_path(assembly.string(), here_));
    found_.notifications.push_back(
        {Severity::Note, quoted_path(input, here_) + " stands for " + joined(names, ", "), {}});
  }

  const Host& here_;
  FoundInputs found_;
};

}  // namespace

FoundInputs find_inputs(const std::vector<std::string>& given, const Host& here) { return Finder(here).find(given); }

}  // namespace crosscheck
