#include "cli/host/find_templates.h"

#include <algorithm>
#include <array>

#include "inputs/deployments/find_files.h"
#include "inputs/inputs.h"

namespace crosscheck {
namespace {

constexpr std::array<std::string_view, 4> kEndings = {".yaml", ".yml", ".json", ".template"};

bool may_be_template(std::string_view name) {
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

// Has a section that only templates have, by its text alone: one that cannot be parsed is a template all the same.
bool looks_like_template(std::string_view text) {
  if (text.find("AWSTemplateFormatVersion") != std::string_view::npos) return true;
  if (text.find("\"Resources\"") != std::string_view::npos) return true;
  return text.starts_with("Resources:") || text.find("\nResources:") != std::string_view::npos;
}

}  // namespace

FoundTemplates find_templates(const std::filesystem::path& folder) {
  FoundTemplates found;
  Sources sources;
  const RootId root = sources.add_root(folder.string(), "");
  Buffer buffer;
  for (const std::string& file : find_files(sources, root, "**/*")) {
    const std::string_view name = std::string_view(file).substr(file.rfind('/') + 1);
    const bool is_description = is_sought((folder / file).string());
    if (!is_description && !may_be_template(name)) continue;
    if (is_description || (!sources.read(sources.add(root, file), buffer) && looks_like_template(buffer.view()))) {
      found.paths.push_back(folder / file);
    } else {
      ++found.others;
    }
  }
  return found;
}

std::vector<std::filesystem::path> find_descriptions(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> found;
  Sources sources;
  for (const std::string& file : find_files(sources, sources.add_root(folder.string(), ""), "**/*")) {
    if (is_sought((folder / file).string())) found.push_back(folder / file);
  }
  return found;
}

FoundTemplates find_described(const std::filesystem::path& folder) {
  FoundTemplates found;
  Sources sources;
  for (const std::string& file : find_files(sources, sources.add_root(folder.string(), ""), "**/*")) {
    const std::filesystem::path path = folder / file;
    if (deploys_something(path.string())) found.paths.push_back(path);
    else if (may_be_template(file)) ++found.others;
  }
  return found;
}

}  // namespace crosscheck
