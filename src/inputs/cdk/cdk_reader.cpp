#include <filesystem>

#include "inputs/cdk/read_assembly.h"
#include "inputs/readers.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kManifest = "manifest.json";

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(path, ignored));
}

// A folder with a manifest, or the manifest, which stands for its folder.
std::optional<GivenPath> recognise_cdk(const GivenPath& given) {
  if (given.is_folder) return is_there(fs::path(given.path) / kManifest) ? std::optional(given) : std::nullopt;
  if (fs::path(given.path).filename() != kManifest) return std::nullopt;
  const std::size_t slash = given.path.rfind('/');
  GivenPath folder{.path = slash == std::string::npos ? "." : tidy_path(given.path.substr(0, slash + 1)),
                   .canonical = {},
                   .is_folder = true};
  std::error_code ignored;
  folder.canonical = fs::canonical(folder.path, ignored).string();
  return folder;
}

// The assembly among those read already that has the folder, perhaps as a nested one.
const ReadAssembly* find_owner(const InputReading& reading, const FolderIdentity& folder) {
  for (const ReadAssembly& one : reading.assemblies) {
    if (one.folders.contains(folder)) return &one;
  }
  return nullptr;
}

void read_cdk_assemblies(InputReading& reading, const std::vector<GivenPath>& paths) {
  ManifestReading manifests{.limits = reading.limits, .artifacts_left = reading.limits.artifacts};
  for (const GivenPath& given : paths) {
    const RootId root = reading.sources.add_root(given.path, given.path);
    FolderIdentity identity;
    reading.sources.find_folder(root, "", identity);
    if (const ReadAssembly* owner = find_owner(reading, identity)) {
      reading.note('`' + given.path + "` is part of `" + owner->assembly.path + "`; it was read once");
      continue;
    }
    reading.assemblies.push_back(read_assembly(reading.sources, given.path, root, manifests));
  }
}

}  // namespace

Reader cdk_reader() { return {.recognise = recognise_cdk, .read = read_cdk_assemblies}; }

}  // namespace crosscheck
