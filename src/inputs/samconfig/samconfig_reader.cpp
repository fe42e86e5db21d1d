#include <algorithm>

#include "document/read.h"
#include "inputs/deployments/deployment.h"
#include "inputs/deployments/overrides.h"
#include "inputs/input_problem.h"
#include "inputs/readers.h"
#include "inputs/shape.h"
#include "inputs/toml/read_toml.h"

namespace crosscheck {
namespace {

bool is_toml(std::string_view path) { return path.ends_with(".toml"); }

std::optional<GivenPath> recognise(const GivenPath& given) {
  const std::string_view name = std::string_view(given.path).substr(given.path.rfind('/') + 1);
  const bool fits =
      name.starts_with("samconfig") && (is_toml(name) || name.ends_with(".yaml") || name.ends_with(".yml"));
  return fits && !given.is_folder ? std::optional(given) : std::nullopt;
}

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
Given<std::string> template_of(const Sources& sources, RootId root, const Section& section, Span entry) {
  Given<std::string> path{.value = "template.yaml", .span = entry};
  for (std::string_view option : {"template_file", "template"}) {
    if (auto given = section.text(option)) path = std::move(*given);
  }
  const auto exists = [&](const std::string& name) {
    const std::vector<std::string> names = sources.list(root, "");
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

void read_environment(Sources& sources, Element environment, ReadAssembly& into) {
  const Section section(environment);
  if (!section.deploys()) return;
  const std::string name = environment.key();
  Deployed deployed{.subject = "environment `" + name + '`',
                    .entry = environment.key_span(),
                    .template_path = template_of(sources, into.assembly.root, section, environment.key_span()),
                    .given = {},
                    .id = {}};
  Description& given = deployed.given;
  given.name = section.text("stack_name");
  given.region = section.text("region");
  if (name != "default") given.environment = Given<std::string>{.value = name, .span = environment.key_span()};
  if (const auto profile = section.text("profile")) given.credentials = "profile " + profile->value;
  add_parameters(section["parameter_overrides"], given);
  deployed.id = guessed_name(deployed.template_path.value, name);
  add_deployment(sources, std::move(deployed), into);
}

void read(InputReading& reading, const std::vector<GivenPath>& paths) {
  Document document;
  for (const GivenPath& given : paths) {
    ReadAssembly& into = reading.assemblies.emplace_back();
    const FileId file = reading.sources.add_given(given.path);
    into.assembly.path = given.path;
    into.assembly.root = reading.sources.root(file);
    into.assembly.kind = "SAM configuration";
    const auto parse = is_toml(given.path) ? read_toml : read_yaml;
    const Mark mark{.span = {.file = file}, .label = "the SAM configuration", .logical_id = {}};
    if (!read_description(reading.sources, file, mark, document, into, parse)) continue;
    if (!has_shape(document.root(), Shape::Object, "the SAM configuration", kNoStack, into)) continue;
    for (Element environment : document.root().children()) read_environment(reading.sources, environment, into);
  }
}

}  // namespace

Reader samconfig_reader() { return {.recognise = recognise, .read = read, .sought = true}; }

}  // namespace crosscheck
