#include "inputs/deployments/config_tree.h"

#include <filesystem>

#include "inputs/deployments/overrides.h"
#include "inputs/inputs.h"

namespace crosscheck {

namespace fs = std::filesystem;

std::optional<GivenPath> project_around(const GivenPath& given, std::string_view inner,
                                        const std::function<bool(const std::string& folder)>& is_project) {
  if (!given.is_folder) return std::nullopt;
  if (is_project(given.path)) return given;
  const fs::path path = fs::path(given.canonical).is_absolute() ? given.canonical : given.path;
  if (path.filename() != inner || !is_project(path.parent_path().string())) return std::nullopt;
  std::string project = tidy_path((fs::path(given.path) / "..").lexically_normal().string());
  return GivenPath{.path = std::move(project), .canonical = path.parent_path().string(), .is_folder = true};
}

Deployed stack_of(const std::string& path, FileId file, const std::optional<Given<std::string>>& template_name) {
  const Span start{.file = file, .begin = 0, .end = 0};
  return {.subject = "stack `" + path + '`',
          .entry = start,
          .template_path = {.value = template_name ? "templates/" + template_name->value : "?",
                            .span = template_name ? template_name->span : start},
          .given = {},
          .id = path};
}

void add_parameters_of(const ConfigFile& file, Description& given) {
  const Element parameters = file.root()["parameters"];
  add_parameters(parameters, given);
  for (Element parameter : parameters.children()) {
    if (file.is_open(parameter)) give_parameter(parameter.key(), std::nullopt, parameter.span(), given);
  }
}

}  // namespace crosscheck
