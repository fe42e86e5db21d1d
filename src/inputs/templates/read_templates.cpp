#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "inputs/readers.h"
#include "text/limits.h"

namespace crosscheck {
namespace {

constexpr std::string_view kEndings[] = {".template.json", ".template.yaml", ".template.yml", ".json",
                                         ".yaml",          ".yml",           ".template"};

// Templates of templates, which somebody has to render first.
constexpr std::string_view kUnrendered[] = {".j2", ".jinja", ".jinja2", ".tmpl", ".tpl"};

std::string without_ending(std::string_view path) {
  for (std::string_view ending : kUnrendered) {
    if (path.ends_with(ending)) path.remove_suffix(ending.size());
  }
  for (std::string_view ending : kEndings) {
    if (!path.ends_with(ending) || path.size() == ending.size() || path[path.size() - ending.size() - 1] == '/')
      continue;
    return std::string(path.substr(0, path.size() - ending.size()));
  }
  return std::string(path);
}

bool is_json(std::string_view path) { return path.ends_with(".json"); }

std::string file_name(std::string_view path) { return std::string(path.substr(path.rfind('/') + 1)); }

// "network/template.yaml" is the stack "network-template" where another folder has a "template" as well.
std::string name_with_folders(std::string_view path) {
  while (path.starts_with("../") || path.starts_with('/')) path.remove_prefix(path.find('/') + 1);
  std::string name = without_ending(path);
  std::replace(name.begin(), name.end(), '/', '-');
  return name;
}

// YAML and JSON of one name beside each other are one template: all but the first of such files are left out.
std::vector<std::string> without_twins(InputReading& reading, const std::vector<std::string>& files) {
  std::map<std::string, std::string> first;  // by path without ending
  std::vector<std::string> kept;
  std::string twins;
  for (const std::string& path : files) {
    const auto [twin, fresh] = first.try_emplace(without_ending(path), path);
    const bool same_notation = is_json(path) == is_json(twin->second);
    if (fresh || same_notation) {
      kept.push_back(path);
    } else {
      twins += (twins.empty() ? "`" : ", `") + twin->second + "` for `" + path + '`';
    }
  }
  if (!twins.empty()) reading.note("one template in YAML and JSON was read once: " + twins);
  return kept;
}

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Files of one name and of the same bytes are one template, which somebody copied into another folder; but programs
// write the same template for several stacks. Only files of one size are looked into.
std::vector<std::string> without_copies(InputReading& reading, const std::vector<std::string>& files) {
  constexpr std::uintmax_t kSmallest = 64;  // what is shorter may be the same by chance
  std::map<std::pair<std::string, std::uintmax_t>, std::vector<std::string>> by_size;
  for (const std::string& path : files) {
    if (path.ends_with(".template.json")) continue;
    std::error_code failed;
    const std::uintmax_t size = std::filesystem::file_size(path, failed);
    if (!failed && size >= kSmallest && size <= limits::kFileBytes) by_size[{file_name(path), size}].push_back(path);
  }
  std::set<std::string> copies;
  std::string said;
  for (const auto& [name_and_size, paths] : by_size) {
    if (paths.size() == 1) continue;
    std::map<std::size_t, std::string> first;  // by the hash of what they hold
    for (const std::string& path : paths) {
      const std::string content = content_of(path);
      const auto [one, fresh] = first.try_emplace(std::hash<std::string>()(content), path);
      if (fresh || content_of(one->second) != content) continue;
      copies.insert(path);
      said += (said.empty() ? "`" : ", `") + path + "` of `" + one->second + '`';
    }
  }
  if (!said.empty()) reading.note("copies of one template were read once: " + said);
  std::vector<std::string> kept;
  std::copy_if(std::begin(files), std::end(files), std::back_inserter(kept),
               [&](const std::string& path) { return !copies.contains(path); });
  return kept;
}

std::optional<GivenPath> recognise_template(const GivenPath& given) {
  return given.is_folder ? std::nullopt : std::optional(given);
}

// All of them as one assembly whose environment nobody knows.
void read_templates(InputReading& reading, const std::vector<GivenPath>& paths) {
  std::vector<std::string> files;
  for (const GivenPath& given : paths) files.push_back(given.path);
  std::sort(files.begin(), files.end(), [](const std::string& a, const std::string& b) {
    return std::tuple(without_ending(a), is_json(a), a) < std::tuple(without_ending(b), is_json(b), b);
  });
  files = without_twins(reading, files);
  std::sort(files.begin(), files.end());
  files = without_copies(reading, files);
  std::map<std::string, std::size_t> uses;  // of each name
  for (const std::string& path : files) ++uses[without_ending(file_name(path))];
  ReadAssembly& into = reading.assemblies.emplace_back();
  for (const std::string& path : files) {
    into.assembly.path += (into.assembly.path.empty() ? "" : ", ") + path;
    const FileId file = reading.sources.add_given(path);
    Stack stack = make_stack(StackOrigin(kBareTemplate, {.file = file, .begin = 0, .end = 0}), file_name(path));
    stack.name = without_ending(stack.artifact);
    if (uses[stack.name] > 1) stack.name = name_with_folders(path);
    stack.template_file = file;
    stack.root = reading.sources.root(file);
    if (into.stacks.empty()) into.assembly.root = stack.root;
    into.stacks.push_back(std::move(stack));
  }
}

}  // namespace

Reader template_reader() { return {.recognise = recognise_template, .read = read_templates}; }

}  // namespace crosscheck
