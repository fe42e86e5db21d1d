#include <algorithm>
#include <filesystem>

#include "inputs/deployments/config_tree.h"
#include "inputs/readers.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

bool is_sceptre(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_regular_file(folder / "config/config.yaml", ignored) && fs::is_directory(folder / "templates", ignored);
}

// Sceptre's `config` folder, or the folder around it.
std::optional<GivenPath> recognise_sceptre(const GivenPath& given) {
  return project_around(given, "config", is_sceptre);
}

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
  SceptreReader(Sources& sources, ReadAssembly& into)
      : sources_(sources), into_(into), tree_(sources, into, "config/**/*.yaml", "config.yaml") {}

  void read() {
    for (const std::string& path : tree_.stacks()) read_stack(path);
  }

 private:
  void read_stack(const std::string& path) {
    Defaults defaults = tree_.above(folder_of(path));
    ConfigFile file;
    const FileId id = sources_.add(into_.assembly.root, path);
    if (!file.read(sources_, id, into_)) return;
    defaults.update(file);
    const Element inner = file.root()["template"];
    const auto named = file.root()["template_path"] ? file.text("template_path") : file.text(inner["path"]);
    const std::string group = path.substr(path.find('/') + 1, folder_of(path).size() - path.find('/') - 1);
    Deployed deployed = stack_of(path, id, named);
    Description& given = deployed.given;
    given.name = name_of(file, defaults, path);
    given.region = defaults.region;
    given.account = account_of(defaults.role);
    if (defaults.profile) given.credentials = "profile " + defaults.profile->value;
    if (defaults.role) given.credentials = "role " + defaults.role->value;
    add_parameters_of(file, given);
    if (named && is_program(named->value)) deployed.template_path.value.clear();
    add_deployment(sources_, std::move(deployed), into_);
    if (!group.empty()) into_.stacks.back().stage = group.substr(0, group.size() - 1);
  }

  // Python and Jinja make a template that is not known here.
  static bool is_program(std::string_view path) {
    constexpr std::string_view kPrograms[] = {".py", ".j2", ".jinja", ".jinja2"};
    return std::any_of(std::begin(kPrograms), std::end(kPrograms), [&](auto one) { return path.ends_with(one); });
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

  Sources& sources_;
  ReadAssembly& into_;
  ConfigTree<Defaults> tree_;
};

void read_sceptre(InputReading& reading, const std::vector<GivenPath>& paths) {
  for (const GivenPath& given : paths) {
    ReadAssembly& into = reading.assemblies.emplace_back();
    into.assembly.path = given.path;
    into.assembly.kind = "Sceptre";
    into.assembly.root = reading.sources.add_root(given.path, given.path);
    SceptreReader(reading.sources, into).read();
  }
}

}  // namespace

Reader sceptre_reader() { return {.recognise = recognise_sceptre, .read = read_sceptre}; }

}  // namespace crosscheck
