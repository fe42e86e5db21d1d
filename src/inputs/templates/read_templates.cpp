#include <algorithm>
#include <map>

#include "inputs/cdk/read_assembly.h"

namespace crosscheck {
namespace {

constexpr std::string_view kEndings[] = {".template.json", ".template.yaml", ".template.yml", ".json",
                                         ".yaml",          ".yml",           ".template"};

std::string without_ending(std::string_view path) {
  for (std::string_view ending : kEndings) {
    if (!path.ends_with(ending) || path.size() == ending.size() || path[path.size() - ending.size() - 1] == '/')
      continue;
    return std::string(path.substr(0, path.size() - ending.size()));
  }
  return std::string(path);
}

std::string file_name(std::string_view path) { return std::string(path.substr(path.rfind('/') + 1)); }

// "network/template.yaml" is the stack "network-template" where another folder has a "template" as well.
std::string name_with_folders(std::string_view path) {
  while (path.starts_with("../") || path.starts_with('/')) path.remove_prefix(path.find('/') + 1);
  std::string name = without_ending(path);
  std::replace(name.begin(), name.end(), '/', '-');
  return name;
}

}  // namespace

ReadAssembly read_templates(Sources& sources, const std::vector<std::string>& files) {
  ReadAssembly result;
  std::map<std::string, std::size_t> uses;  // of each name
  for (const std::string& path : files) ++uses[without_ending(file_name(path))];
  for (const std::string& path : files) {
    result.assembly.path += (result.assembly.path.empty() ? "" : ", ") + path;
    Stack stack;
    stack.name = without_ending(file_name(path));
    if (uses[stack.name] > 1) stack.name = name_with_folders(path);
    stack.artifact = stack.display_name = file_name(path);
    stack.template_file = sources.add_given(path);
    stack.root = sources.root(stack.template_file);
    stack.entry = {.file = stack.template_file, .begin = 0, .end = 0};
    if (result.stacks.empty()) result.assembly.root = stack.root;
    result.stacks.push_back(std::move(stack));
  }
  return result;
}

}  // namespace crosscheck
