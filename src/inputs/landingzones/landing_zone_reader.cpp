#include <algorithm>

#include "inputs/deployments/beginning.h"
#include "inputs/deployments/config_file.h"
#include "inputs/deployments/overrides.h"
#include "inputs/deployments/targets.h"
#include "inputs/readers.h"

namespace crosscheck {
namespace {

bool is_accelerator(const std::string& text) { return has_line(text, "customizations:"); }

// Customizations for Control Tower (`manifest.yaml`), or the Landing Zone Accelerator's customizations-config.yaml.
std::optional<GivenPath> recognise_landing_zone(const GivenPath& given) {
  const std::string text = yaml_beginning(given);
  const bool control_tower = (has_line(text, "resources:") && text.find("resource_file:") != std::string::npos) ||
                             has_line(text, "cloudformation_resources:");
  return control_tower || is_accelerator(text) ? std::optional(given) : std::nullopt;
}

class LandingZoneReader {
 public:
  LandingZoneReader(Sources& sources, const ConfigFile& file, ReadAssembly& into)
      : sources_(sources), file_(file), into_(into) {}

  void read() {
    const Element root = file_.root();
    for (const char* list : {"resources", "cloudformation_resources"}) {
      for (Element entry : root[list].children()) read_resource(entry);
    }
    for (Element entry : root["customizations"]["cloudFormationStacks"].children()) read_customization(entry, false);
    for (Element entry : root["customizations"]["cloudFormationStackSets"].children()) read_customization(entry, true);
  }

 private:
  using Value = Given<std::string>;

  std::optional<Deployed> deployed(Element entry, Element path) const {
    const std::optional<Value> name = file_.text(entry["name"]), where = file_.text(path);
    if (!name || !where) return std::nullopt;
    return Deployed{.subject = '`' + name->value + '`',
                    .entry = name->span,
                    .template_path = *where,
                    .given = {},
                    .id = name->value};
  }

  std::vector<DeployTarget> targets(Element accounts, Element units) const {
    std::vector<DeployTarget> found;
    for (const Value& one : texts_of(accounts)) found.push_back(target_of("account", one));
    for (const Value& one : texts_of(units)) found.push_back(target_of("organizational unit", one));
    return found;
  }

  // Of Control Tower: a stack set, unless it is a policy. The second spelling is that of the first version.
  void read_resource(Element entry) {
    const auto method = file_.text(entry["deploy_method"]);
    if (method && method->value != "stack_set") return;
    auto stacks = deployed(entry, entry["resource_file"] ? entry["resource_file"] : entry["template_file"]);
    if (!stacks) return;
    stacks->id = "StackSet-CustomControlTower-" + stacks->id;
    read_parameter_file(entry["parameter_file"], stacks->given);
    read_parameters(entry["parameters"], stacks->given);
    const Element where = entry["deployment_targets"];
    std::vector<DeployTarget> into =
        targets(where["accounts"] ? where["accounts"] : entry["deploy_to_account"],
                where["organizational_units"] ? where["organizational_units"] : entry["deploy_to_ou"]);
    std::vector<Value> regions = texts_of(entry["regions"]);
    if (regions.empty()) regions = texts_of(file_.root()["region"]);
    add_everywhere(sources_, *stacks, into, regions, into_);
  }

  // Of the accelerator.
  void read_customization(Element entry, bool is_set) {
    auto stacks = deployed(entry, entry["template"]);
    if (!stacks) return;
    if (is_set) stacks->id = "StackSet-" + stacks->id;
    else stacks->given.name = file_.text(entry["name"]);
    read_parameters(entry["parameters"], stacks->given);
    const Element where = entry["deploymentTargets"];
    const std::vector<DeployTarget> into = targets(where["accounts"], where["organizationalUnits"]);
    add_everywhere(sources_, *stacks, into, texts_of(entry["regions"]), into_);
  }

  // `$[alfred_ssm_/shop/cidr]` is looked up when it is deployed.
  void read_parameters(Element parameters, Description& given) const {
    add_parameters(parameters, given);
    const std::map<std::string, Value> all = given.parameters;
    for (const auto& [name, value] : all) {
      const bool open = file_.is_open_text(value.value) || value.value.find("$[") != std::string::npos;
      if (open) give_parameter(name, std::nullopt, value.span, given);
    }
  }

  void read_parameter_file(Element path, Description& given) {
    if (!path.is_string() || path.text().find("://") != std::string::npos) return;
    Document document;
    const FileId file = sources_.add(into_.assembly.root, path.text());
    const Mark mark{.span = path.span(), .label = "listed here", .logical_id = {}};
    if (read_description(sources_, file, mark, document, into_, read_any)) read_parameters(document.root(), given);
  }

  Sources& sources_;
  const ConfigFile& file_;
  ReadAssembly& into_;
};

void read_landing_zones(InputReading& reading, const std::vector<GivenPath>& paths) {
  ConfigFile config;
  for (const GivenPath& given : paths) {
    ReadAssembly& into = reading.assemblies.emplace_back();
    const FileId file = reading.sources.add_given(given.path);
    into.assembly.path = given.path;
    into.assembly.root = reading.sources.root(file);
    into.assembly.kind = is_accelerator(yaml_beginning(given)) ? "Landing Zone Accelerator" : "Control Tower manifest";
    if (config.read(reading.sources, file, into)) LandingZoneReader(reading.sources, config, into).read();
  }
}

}  // namespace

Reader landing_zone_reader() {
  return {.recognise = recognise_landing_zone, .read = read_landing_zones, .sought = true};
}

}  // namespace crosscheck
