#include "inputs/readers.h"
#include "inputs/samconfig/sam_deployment.h"
#include "inputs/shape.h"

namespace crosscheck {
namespace {

std::optional<GivenPath> recognise_samconfig(const GivenPath& given) {
  const std::string_view name = std::string_view(given.path).substr(given.path.rfind('/') + 1);
  const bool fits =
      name.starts_with("samconfig") && (name.ends_with(".toml") || name.ends_with(".yaml") || name.ends_with(".yml"));
  return fits && !given.is_folder ? std::optional(given) : std::nullopt;
}

void read_samconfigs(InputReading& reading, const std::vector<GivenPath>& paths) {
  Document document;
  for (const GivenPath& given : paths) {
    ReadAssembly& into = reading.assemblies.emplace_back();
    const FileId file = reading.sources.add_given(given.path);
    into.assembly.path = given.path;
    into.assembly.root = reading.sources.root(file);
    into.assembly.kind = "SAM configuration";
    const Mark mark{.span = {.file = file}, .label = "the SAM configuration", .logical_id = {}};
    if (!read_description(reading.sources, file, mark, document, into, sam_parser(given.path))) continue;
    if (!has_shape(document.root(), Shape::Object, "the SAM configuration", kNoStack, into)) continue;
    for (Element environment : document.root().children()) {
      auto deployed = sam_deployment(reading.sources, into.assembly.root, "", environment, document.root());
      if (deployed) add_deployment(reading.sources, std::move(*deployed), into);
    }
  }
}

}  // namespace

Reader samconfig_reader() { return {.recognise = recognise_samconfig, .read = read_samconfigs, .sought = true}; }

}  // namespace crosscheck
