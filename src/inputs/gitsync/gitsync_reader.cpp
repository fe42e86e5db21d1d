#include <algorithm>

#include "inputs/deployments/beginning.h"
#include "inputs/deployments/deployment.h"
#include "inputs/deployments/overrides.h"
#include "inputs/deployments/repository.h"
#include "inputs/readers.h"
#include "inputs/shape.h"

namespace crosscheck {
namespace {

std::optional<GivenPath> recognise_gitsync(const GivenPath& given) {
  const bool fits = has_line(yaml_beginning(given), "template-file-path:");
  return fits ? std::optional(given) : std::nullopt;
}

std::string stem_of(const std::string& path) {
  const std::string name = path.substr(path.rfind('/') + 1);
  return name.substr(0, name.find('.'));
}

// The stack's name is said elsewhere. What tells such files from each other is their own name ("dev.yaml"), or the
// folders that they are in ("deployments/prod/network.yaml").
std::string label_of(const Repository& repository, const std::string& path, const std::string& template_path) {
  if (const std::string stem = stem_of(path); stem != stem_of(template_path)) return stem;
  const std::vector<std::string>& folders = repository.folders();
  auto folder = std::find(folders.rbegin(), folders.rend(), "deployments");
  std::string label;
  for (auto below = folder.base(); folder != folders.rend() && below != folders.end(); ++below) {
    label += (label.empty() ? "" : "-") + *below;
  }
  return label;
}

void read_deployment(Sources& sources, const GivenPath& file, Element root, ReadAssembly& into) {
  const Element path = root["template-file-path"];
  if (!has_shape(path, Shape::String, "`template-file-path`", kNoStack, into)) return;
  const Repository repository(sources, file);
  into.assembly.root = repository.root();
  Deployed deployed{.subject = "stack deployment file `" + file.path + '`',
                    .entry = path.span(),
                    .template_path = {.value = repository.from_root(path.text()), .span = path.span()},
                    .given = {},
                    .id = {}};
  const std::string label = label_of(repository, file.path, path.text());
  if (!label.empty()) deployed.given.environment = Given<std::string>{.value = label, .span = path.span()};
  deployed.id = guessed_name(path.text(), label);
  add_parameters(root["parameters"], deployed.given);
  add_deployment(sources, std::move(deployed), into);
}

void read_gitsync(InputReading& reading, const std::vector<GivenPath>& paths) {
  Document document;
  for (const GivenPath& given : paths) {
    ReadAssembly& into = reading.assemblies.emplace_back();
    const FileId file = reading.sources.add_given(given.path);
    into.assembly.path = given.path;
    into.assembly.root = reading.sources.root(file);
    into.assembly.kind = "stack deployment file";
    const Mark mark{.span = {.file = file}, .label = "the deployment", .logical_id = {}};
    if (!read_description(reading.sources, file, mark, document, into, read_yaml)) continue;
    if (!has_shape(document.root(), Shape::Object, "the deployment", kNoStack, into)) continue;
    read_deployment(reading.sources, given, document.root(), into);
  }
}

}  // namespace

Reader gitsync_reader() { return {.recognise = recognise_gitsync, .read = read_gitsync, .sought = true}; }

}  // namespace crosscheck
