#include <algorithm>
#include <filesystem>
#include <optional>
#include <vector>

#include "document/read.h"
#include "inputs/deployments/find_files.h"
#include "inputs/inventory/answer_rows.h"
#include "inputs/inventory/deployed_stacks.h"
#include "inputs/inventory/place_of_file.h"
#include "inputs/readers.h"

namespace crosscheck {
namespace {

constexpr const char* kEverywhere = "**/*.json";

// Whether one of the files is an answer; looks at the first ones.
bool holds_answer(Sources& sources, RootId root, const std::vector<std::string>& files) {
  constexpr std::size_t kLooks = 8;
  Document document;
  for (std::size_t i = 0; i < std::min(files.size(), kLooks); ++i) {
    const FileId file = sources.add(root, files[i]);
    sources.expect_large(file);
    if (sources.read(file, document.buffer_)) continue;
    read_json(document, file);
    if (recognise_answer(document.root(), files[i])) return true;
    const PlaceOfFile place = place_of_file(files[i]);
    if (!place.account.empty() && !place.region.empty()) return true;
  }
  return false;
}

std::optional<GivenPath> recognise_inventory(const GivenPath& given) {
  Sources sources;
  if (!given.is_folder) {
    if (!given.path.ends_with(".json")) return std::nullopt;
    const FileId file = sources.add_given(given.canonical);
    sources.expect_large(file);
    Document document;
    // No template is that large: `read` will say so.
    if (sources.check(file) == ReadFailure::TooLarge) return given;
    if (sources.read(file, document.buffer_)) return std::nullopt;
    read_json(document, file);
    return recognise_answer(document.root()) ? std::optional(given) : std::nullopt;
  }
  std::error_code ignored;
  if (std::filesystem::exists(std::filesystem::path(given.canonical) / "manifest.json", ignored)) return std::nullopt;
  const RootId root = sources.add_root(given.canonical, "");
  return holds_answer(sources, root, find_files(sources, root, kEverywhere)) ? std::optional(given) : std::nullopt;
}

void read_inventories(InputReading& reading, const std::vector<GivenPath>& paths) {
  for (const GivenPath& given : paths) {
    ReadAssembly& into = reading.assemblies.emplace_back();
    into.assembly.path = given.path;
    into.assembly.kind = "AWS's answers";
    std::vector<FileId> files;
    std::vector<std::string> names;
    if (given.is_folder) {
      into.assembly.root = reading.sources.add_root(given.path, given.path);
      names = find_files(reading.sources, into.assembly.root, kEverywhere);
      for (const std::string& name : names) files.push_back(reading.sources.add(into.assembly.root, name));
    } else {
      files.push_back(reading.sources.add_given(given.path));
      into.assembly.root = reading.sources.root(files.front());
      names.push_back(given.path.substr(given.path.rfind('/') + 1));
    }
    for (const FileId file : files) reading.sources.expect_large(file);
    add_deployed_stacks(reading.sources, files, names, into);
  }
}

}  // namespace

Reader inventory_reader() { return {.recognise = recognise_inventory, .read = read_inventories}; }

}  // namespace crosscheck
