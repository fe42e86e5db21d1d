#pragma once

#include <cstddef>
#include <string>

#include "document/documents.h"
#include "inputs/reader.h"

namespace crosscheck {

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

}  // namespace crosscheck
