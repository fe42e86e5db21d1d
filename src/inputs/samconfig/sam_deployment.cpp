#include "inputs/samconfig/sam_deployment.h"

#include <algorithm>

#include "document/read.h"
#include "inputs/deployments/overrides.h"
#include "inputs/toml/read_toml.h"

namespace crosscheck {
namespace {

constexpr std::string_view kUsual = "default";  // the environment of whoever names none

// What `sam deploy` is told in one environment: the section of all commands, then its own.
class Section {
 public:
  explicit Section(Element environment)
      : global_(environment["global"]["parameters"]), deploy_(environment["deploy"]["parameters"]) {}

  bool deploys() const { return bool{deploy_} || bool{global_["stack_name"]}; }
  Element operator[](std::string_view option) const {
    const Element own = deploy_[option];
    return own ? own : global_[option];
  }
  std::optional<Given<std::string>> text(std::string_view option) const {
    const Element value = (*this)[option];
    if (!value.is_scalar() || value.equals("")) return std::nullopt;
    return Given<std::string>{.value = value.text(), .span = value.span()};
  }

 private:
  Element global_, deploy_;
};

// The template that `sam deploy` takes; a file that a build writes stands for the one that it is built from.
Given<std::string> template_of(const Sources& sources, RootId root, const std::string& folder, const Section& section,
                               Span entry) {
  Given<std::string> path{.value = "template.yaml", .span = entry};
  for (std::string_view option : {"template_file", "template"}) {
    if (auto given = section.text(option)) path = std::move(*given);
  }
  const auto exists = [&](const std::string& name) {
    const std::vector<std::string> names = sources.list(root, folder);
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  const bool built = path.value.starts_with(".aws-sam/") || path.value.starts_with("packaged");
  if (built) path.value = "template.yaml";
  if (path.value != "template.yaml" || exists(path.value)) return path;
  for (const char* name : {"template.yml", "template.json"}) {
    if (exists(name)) path.value = name;
  }
  return path;
}

// Whether another environment deploys as well.
bool is_one_of_several(Element environment, Element configuration) {
  for (Element other : configuration.children()) {
    if (!other.key_equals(environment.key()) && Section(other).deploys()) return true;
  }
  return false;
}

}  // namespace

std::optional<Deployed> sam_deployment(const Sources& sources, RootId root, const std::string& folder,
                                       Element environment, Element configuration) {
  const Section section(environment);
  if (!section.deploys()) return std::nullopt;
  const std::string name = environment.key();
  const Span entry = environment.key_span();
  Deployed deployed{.subject = "environment `" + name + '`',
                    .entry = entry,
                    .template_path = template_of(sources, root, folder, section, entry),
                    .given = {},
                    .id = {}};
  deployed.template_path.value = in_folder(folder, deployed.template_path.value);
  Description& given = deployed.given;
  given.name = section.text("stack_name");
  given.region = section.text("region");
  if (name != kUsual || is_one_of_several(environment, configuration)) {
    given.environment = Given<std::string>{.value = name, .span = entry};
  }
  if (const auto profile = section.text("profile")) given.credentials = "profile " + profile->value;
  add_parameters(section["parameter_overrides"], given);
  deployed.id = guessed_name(deployed.template_path.value, name);
  return deployed;
}

Parse sam_parser(std::string_view path) { return path.ends_with(".toml") ? read_toml : read_yaml; }

}  // namespace crosscheck
