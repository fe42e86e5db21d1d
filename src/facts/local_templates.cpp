#include "facts/local_templates.h"

namespace crosscheck {

LocalTemplates::LocalTemplates(Sources& sources, const Inputs& inputs) : sources_(sources) {
  for (const Stack& stack : inputs.stacks) {
    if (stack.origin.is_synthesized() || stack.template_file == kNoFile) continue;
    if (sources_.in_memory(stack.template_file)) continue;
    const std::string absolute = path(stack.template_file);
    if (!by_path_.emplace(absolute, stack.template_file).second) continue;
    const auto [same_name, fresh] = by_name_.emplace(absolute.substr(absolute.rfind('/') + 1), stack.template_file);
    if (!fresh) same_name->second = kNoFile;
  }
}

std::string LocalTemplates::path(FileId file) const {
  return sources_.canonical(sources_.root(file)) + '/' + sources_.relative(file);
}

std::optional<FileId> LocalTemplates::at(const std::string& path) const {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<FileId> LocalTemplates::named(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() || found->second == kNoFile ? std::nullopt : std::optional(found->second);
}

}  // namespace crosscheck
