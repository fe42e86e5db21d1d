#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "document/documents.h"
#include "inputs/inputs.h"

namespace crosscheck {

// One of the inputs, read by itself. Its stacks are numbered from 0, in dependencies and marks as well.
struct ReadAssembly {
  Assembly assembly;
  std::vector<Stack> stacks;
  std::vector<InputProblem> problems;
  std::vector<Notification> notifications;
  std::map<FileId, AssetManifest> asset_manifests;  // those that had to be read
  std::set<FolderIdentity> folders;                 // the assembly's own and those of all that is nested in it
  bool complete = true;

  void warn(std::string message) { notifications.push_back({Severity::Warning, std::move(message), {}}); }
  void note(std::string message) { notifications.push_back({Severity::Note, std::move(message), {}}); }
};

// Where a manifest was found.
struct ManifestPlace {
  RootId root{};
  FileId file = kNoFile;
  std::string folder;  // beneath the root: "" or "assembly-Prod/"
  std::string stage;   // "Prod"
};

// What one assembly after the other is read with.
struct ManifestReading {
  const InputLimits& limits;
  std::size_t artifacts_left;  // of the budget
  Documents documents{};       // by how deep an assembly is nested
};

// `root` is the folder at `path` with the `manifest.json`.
ReadAssembly read_assembly(Sources& sources, const std::string& path, RootId root, ManifestReading& reading);

// The templates in `files`, as one assembly whose environment nobody knows.
ReadAssembly read_templates(Sources& sources, const std::vector<std::string>& files);

}  // namespace crosscheck
