#include <algorithm>
#include <filesystem>

#include "inputs/deployments/beginning.h"
#include "inputs/deployments/config_tree.h"
#include "inputs/deployments/overrides.h"
#include "inputs/deployments/targets.h"
#include "inputs/readers.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

// What only the files of stacks and of groups of them say.
bool is_configuration(std::string_view text) {
  constexpr std::string_view kMembers[] = {"regions:", "accountIds:", "commandRole:", "template:", "parameters:"};
  return std::any_of(std::begin(kMembers), std::end(kMembers),
                     [&](std::string_view member) { return has_line(text, member); });
}

// Other tools have folders of the same names, with other files in `stacks`.
bool is_takomo(const fs::path& folder) {
  std::error_code ignored;
  const fs::path stacks = folder / "stacks";
  if (!fs::is_directory(stacks, ignored)) return false;
  if (fs::is_regular_file(folder / "takomo.yml", ignored)) return true;
  if (!fs::is_directory(folder / "templates", ignored)) return false;
  bool any = false;
  for (fs::directory_iterator entry(stacks, ignored), end; !ignored && entry != end; entry.increment(ignored)) {
    if (entry->path().extension() != ".yml" || !entry->is_regular_file()) continue;
    const std::string text = yaml_beginning({.path = entry->path().string(), .canonical = {}, .is_folder = false});
    if (has_line(text, "Resources:")) return false;
    any = any || is_configuration(text);
  }
  return any;
}

// Takomo's `stacks` folder, or the folder around it.
std::optional<GivenPath> recognise_takomo(const GivenPath& given) { return project_around(given, "stacks", is_takomo); }

constexpr std::string_view kStacks = "stacks/";

// What `config.yml` files say of the stacks beside and below them; the nearest one wins.
struct Inherited {
  std::optional<Given<std::string>> project, account, role;
  std::vector<Given<std::string>> regions;
  bool ignored = false;

  void update(const ConfigFile& file) {
    const Element root = file.root();
    if (root["project"]) project = file.text("project");
    if (root["regions"]) regions = texts_of(root["regions"]);
    if (root["commandRole"]) role = file.text("commandRole");
    if (root["ignore"].equals("true")) ignored = true;
    if (!root["accountIds"]) return;
    const std::vector<Given<std::string>> ids = texts_of(root["accountIds"]);
    account = ids.size() == 1 ? std::optional(ids.front()) : std::nullopt;
  }
};

class TakomoReader {
 public:
  TakomoReader(Sources& sources, ReadAssembly& into)
      : sources_(sources), into_(into), tree_(sources, into, "stacks/**/*.yml", "config.yml") {}

  void read() {
    for (const std::string& path : tree_.stacks()) read_stack(path);
  }

 private:
  void read_stack(const std::string& path) {
    Inherited inherited = tree_.above(folder_of(path));
    ConfigFile file;
    const FileId id = sources_.add(into_.assembly.root, path);
    if (!file.read(sources_, id, into_)) return;
    inherited.update(file);
    if (inherited.ignored) return;
    const std::string own = path.substr(kStacks.size());
    const Element written = file.root()["template"];
    auto named = file.text(written.is_object() ? written["filename"] : written);
    if (!written) named = Given<std::string>{.value = own, .span = {.file = id}};
    Deployed deployed = stack_of(path, id, named);
    Description& given = deployed.given;
    given.name = name_of(file, inherited, own, id);
    given.account = inherited.account;
    if (inherited.role) given.credentials = "role " + inherited.role->value;
    const std::string group = own.substr(0, own.find('/'));
    if (group != own) given.environment = Given<std::string>{.value = group, .span = {.file = id}};
    read_parameters(file, given);
    const std::size_t before = into_.stacks.size();
    add_everywhere(sources_, deployed, {{.account = given.account, .credentials = given.credentials}},
                   inherited.regions, into_);
    for (std::size_t i = before; i < into_.stacks.size(); ++i) {
      into_.stacks[i].stage = own.substr(0, std::max<std::size_t>(folder_of(own).size(), 1) - 1);
    }
  }

  // "dev/network.yml" is the stack "dev-network".
  static std::optional<Given<std::string>> name_of(const ConfigFile& file, const Inherited& inherited, std::string own,
                                                   FileId id) {
    if (file.root()["name"]) return file.text("name");
    own.resize(own.rfind('.'));
    std::replace(own.begin(), own.end(), '/', '-');
    if (inherited.project) own = inherited.project->value + '-' + own;
    return Given<std::string>{.value = own, .span = {.file = id}};
  }

  // A parameter is a value, `{value: …}`, a list of values, or a resolver that is run when it is deployed.
  static void read_parameters(const ConfigFile& file, Description& given) {
    add_parameters_of(file, given);
    for (Element parameter : file.root()["parameters"].children()) {
      const Element value = parameter.is_object() ? parameter["value"] : Element();
      if (!value || (!value.is_scalar() && !file.is_open(value))) continue;
      const bool known = !file.is_open(value);
      give_parameter(parameter.key(), known ? std::optional(value.text()) : std::nullopt,
                     (known ? value : parameter).span(), given);
    }
  }

  Sources& sources_;
  ReadAssembly& into_;
  ConfigTree<Inherited> tree_;
};

void read_takomo(InputReading& reading, const std::vector<GivenPath>& paths) {
  for (const GivenPath& given : paths) {
    ReadAssembly& into = reading.assemblies.emplace_back();
    into.assembly.path = given.path;
    into.assembly.kind = "Takomo";
    into.assembly.root = reading.sources.add_root(given.path, given.path);
    TakomoReader(reading.sources, into).read();
  }
}

}  // namespace

Reader takomo_reader() { return {.recognise = recognise_takomo, .read = read_takomo}; }

}  // namespace crosscheck
