#include <algorithm>
#include <filesystem>
#include <map>

#include "inputs/deployments/config_file.h"
#include "inputs/deployments/deployment.h"
#include "inputs/deployments/find_files.h"
#include "inputs/deployments/overrides.h"
#include "inputs/readers.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

// Sceptre's `config` folder, or the folder around it.
std::optional<GivenPath> recognise(const GivenPath& given) {
  std::error_code ignored;
  const auto is_project = [&](const fs::path& folder) {
    return fs::is_regular_file(folder / "config/config.yaml", ignored) &&
           fs::is_directory(folder / "templates", ignored);
  };
  if (!given.is_folder) return std::nullopt;
  if (is_project(given.path)) return given;
  const fs::path path = fs::path(given.canonical).is_absolute() ? given.canonical : given.path;
  if (path.filename() != "config" || !is_project(path.parent_path())) return std::nullopt;
  std::string project = tidy_path((fs::path(given.path) / "..").lexically_normal().string());
  return GivenPath{.path = std::move(project), .canonical = path.parent_path().string(), .is_folder = true};
}

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/') + 1); }

// What `config.yaml` files say of the stacks beside and below them; the nearest one wins.
struct Defaults {
  std::optional<Given<std::string>> project_code, region, profile, role;

  void update(const ConfigFile& file) {
    for (const auto& [name, into] :
         {std::pair("project_code", &project_code), std::pair("region", &region), std::pair("profile", &profile),
          std::pair("iam_role", &role), std::pair("sceptre_role", &role)}) {
      if (file.root()[name]) *into = file.text(name);
    }
  }
};

// "arn:aws:iam::222222222222:role/deploy" names the account.
std::optional<Given<std::string>> account_of(const std::optional<Given<std::string>>& role) {
  if (!role || !role->value.starts_with("arn:")) return std::nullopt;
  std::size_t begin = 0;
  for (int colons = 0; colons < 4 && begin != std::string::npos; ++colons) begin = role->value.find(':', begin) + 1;
  const std::string account = role->value.substr(begin, role->value.find(':', begin) - begin);
  return account.empty() ? std::nullopt : std::optional<Given<std::string>>({.value = account, .span = role->span});
}

class SceptreReader {
 public:
  SceptreReader(Sources& sources, ReadAssembly& into) : sources_(sources), into_(into) {}

  void read() {
    const std::vector<std::string> files = find_files(sources_, into_.assembly.root, "config/**/*.yaml");
    for (const std::string& path : files) {
      if (path.ends_with("/config.yaml")) defaults_[folder_of(path)] = path;
    }
    for (const std::string& path : files) {
      if (!path.ends_with("/config.yaml")) read_stack(path);
    }
  }

 private:
  // What is said above a file in this folder, which ends in a slash.
  Defaults defaults_above(const std::string& folder) {
    if (folder.empty()) return {};
    if (const auto known = known_.find(folder); known != known_.end()) return known->second;
    Defaults all = defaults_above(folder_of(folder.substr(0, folder.size() - 1)));
    ConfigFile file;
    const auto own = defaults_.find(folder);
    const bool said = own != defaults_.end();
    if (said && file.read(sources_, sources_.add(into_.assembly.root, own->second), into_)) all.update(file);
    return known_[folder] = all;
  }

  void read_stack(const std::string& path) {
    Defaults defaults = defaults_above(folder_of(path));
    ConfigFile file;
    const FileId id = sources_.add(into_.assembly.root, path);
    if (!file.read(sources_, id, into_)) return;
    defaults.update(file);
    const Element inner = file.root()["template"];
    const auto named = file.root()["template_path"] ? file.text("template_path") : file.text(inner["path"]);
    const std::string group = path.substr(path.find('/') + 1, folder_of(path).size() - path.find('/') - 1);
    Deployed deployed{.subject = "stack `" + path + '`',
                      .entry = {.file = id, .begin = 0, .end = 0},
                      .template_path = {.value = named ? "templates/" + named->value : "?", .span = {.file = id}},
                      .given = {},
                      .id = path};
    if (named) deployed.template_path.span = named->span;
    Description& given = deployed.given;
    given.name = name_of(file, defaults, path);
    given.region = defaults.region;
    given.account = account_of(defaults.role);
    if (defaults.profile) given.credentials = "profile " + defaults.profile->value;
    if (defaults.role) given.credentials = "role " + defaults.role->value;
    read_parameters(file, given);
    add_deployment(sources_, std::move(deployed), into_);
    if (!group.empty()) into_.stacks.back().stage = group.substr(0, group.size() - 1);
  }

  static std::optional<Given<std::string>> name_of(const ConfigFile& file, const Defaults& defaults,
                                                   const std::string& path) {
    if (file.root()["stack_name"]) return file.text("stack_name");
    if (!defaults.project_code) return std::nullopt;
    std::string name = path.substr(path.find('/') + 1);
    name = defaults.project_code->value + '-' + name.substr(0, name.rfind('.'));
    std::replace(name.begin(), name.end(), '/', '-');
    return Given<std::string>{.value = name, .span = defaults.project_code->span};
  }

  static void read_parameters(const ConfigFile& file, Description& given) {
    const Element parameters = file.root()["parameters"];
    add_parameters(parameters, given);
    for (Element parameter : parameters.children()) {
      if (!file.is_open(parameter)) continue;
      given.parameters.erase(parameter.key());
      given.open_parameters.insert_or_assign(parameter.key(), parameter.span());
    }
  }

  Sources& sources_;
  ReadAssembly& into_;
  std::map<std::string, Defaults> known_;        // by folder
  std::map<std::string, std::string> defaults_;  // folder → its config.yaml
};

void read(InputReading& reading, const std::vector<GivenPath>& paths) {
  for (const GivenPath& given : paths) {
    ReadAssembly& into = reading.assemblies.emplace_back();
    into.assembly.path = given.path;
    into.assembly.kind = "Sceptre";
    into.assembly.root = reading.sources.add_root(given.path, given.path);
    SceptreReader(reading.sources, into).read();
  }
}

}  // namespace

Reader sceptre_reader() { return {.recognise = recognise, .read = read}; }

}  // namespace crosscheck
