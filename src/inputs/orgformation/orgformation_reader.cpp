#include <filesystem>
#include <set>

#include "inputs/deployments/beginning.h"
#include "inputs/deployments/config_file.h"
#include "inputs/deployments/overrides.h"
#include "inputs/deployments/targets.h"
#include "inputs/readers.h"

namespace crosscheck {
namespace {

constexpr std::string_view kTask = "update-stacks";

std::optional<GivenPath> recognise_orgformation(const GivenPath& given) {
  const std::string text = yaml_beginning(given);
  const bool tasks = text.find(" Type: update-stacks") != std::string::npos;
  return tasks && !has_line(text, "Resources:") ? std::optional(given) : std::nullopt;
}

// The names in `!Ref A`, `A` or a list of either.
std::vector<Given<std::string>> named(Element value) {
  std::vector<Given<std::string>> names;
  const auto add = [&](Element one) {
    for (Given<std::string>& name : texts_of(one.is_object() ? one["Ref"] : one)) names.push_back(std::move(name));
  };
  if (value.is_array()) {
    for (Element item : value.children()) add(item);
  } else {
    add(value);
  }
  return names;
}

class TaskReader {
 public:
  TaskReader(Sources& sources, ReadAssembly& into) : sources_(sources), into_(into) {}

  void read(FileId id, int includes) {
    constexpr int kMostIncludes = 8;
    ConfigFile file;
    if (!seen_.insert(id).second || !file.read(sources_, id, into_)) return;
    const std::string folder = std::filesystem::path(sources_.relative(id)).parent_path().string();
    for (Element task : file.root().children()) {
      if (task["Type"].equals(kTask)) read_stacks(file, task, folder);
      else if (task["Type"].equals("include") && task["Path"].is_string() && includes < kMostIncludes)
        read(sources_.add(into_.assembly.root, beneath(folder, task["Path"].text())), includes + 1);
    }
  }

 private:
  static std::string beneath(const std::string& folder, const std::string& path) {
    return (std::filesystem::path(folder) / path).lexically_normal().string();
  }

  void read_stacks(const ConfigFile& file, Element task, const std::string& folder) {
    const auto name = file.text(task["StackName"]), path = file.text(task["Template"]);
    if (!name || !path) {
      into_.note("task `" + task.key() + "` was not read: its stack or template is known only at deployment");
      return;
    }
    Deployed deployed{.subject = "task `" + task.key() + '`',
                      .entry = task.key_span(),
                      .template_path = {.value = beneath(folder, path->value), .span = path->span},
                      .given = {},
                      .id = name->value};
    deployed.given.name = name;
    add_parameters(task["Parameters"], deployed.given);
    for (Element parameter : task["Parameters"].children()) {
      if (!file.is_open(parameter)) continue;
      give_parameter(parameter.key(), std::nullopt, parameter.span(), deployed.given);
    }
    Element binding = task["DefaultOrganizationBinding"];
    if (!binding) binding = task["OrganizationBinding"];
    ConfigFile bound;
    if (!binding) binding = only_binding(deployed.template_path.value, bound);
    std::vector<Given<std::string>> regions = named(binding["Region"]);
    if (!binding["Region"]) regions = named(task["DefaultOrganizationBindingRegion"]);
    if (task["TaskRoleName"] || !binding) deployed.given.credentials = "task " + task.key();
    add_everywhere(sources_, deployed, targets_of(binding), regions, into_);
  }

  static std::vector<DeployTarget> targets_of(Element binding) {
    std::vector<DeployTarget> targets;
    for (const auto& [member, kind] :
         {std::pair("Account", "account"), std::pair("OrganizationalUnit", "organizational unit"),
          std::pair("AccountsWithTag", "accounts with tag")}) {
      for (const Given<std::string>& name : named(binding[member])) targets.push_back(target_of(kind, name));
    }
    if (binding["IncludeMasterAccount"].equals("true")) {
      targets.push_back({.account = {}, .credentials = "management account"});
    }
    return targets;
  }

  // The binding of a template that has one for all of its resources. Nothing is known of one with several.
  Element only_binding(const std::string& path, ConfigFile& file) {
    const FileId id = sources_.add(into_.assembly.root, path);
    ReadAssembly unused;  // whatever is wrong with the template is said where it is checked
    if (sources_.check(id) || !file.read(sources_, id, unused)) return {};
    return file.root()["OrganizationBindings"].only_member();
  }

  Sources& sources_;
  ReadAssembly& into_;
  std::set<FileId> seen_;
};

void read_orgformation(InputReading& reading, const std::vector<GivenPath>& paths) {
  for (const GivenPath& given : paths) {
    ReadAssembly& into = reading.assemblies.emplace_back();
    const FileId file = reading.sources.add_given(given.path);
    into.assembly.path = given.path;
    into.assembly.root = reading.sources.root(file);
    into.assembly.kind = "org-formation tasks";
    TaskReader(reading.sources, into).read(file, 0);
  }
}

}  // namespace

Reader orgformation_reader() {
  return {.recognise = recognise_orgformation, .read = read_orgformation, .sought = true};
}

}  // namespace crosscheck
