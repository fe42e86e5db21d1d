#pragma once

#include <optional>

#include "document/document.h"
#include "inputs/cdk/read_assembly.h"

namespace crosscheck {

// A file that a manifest lists: `kNoFile` when there is no path, or one that leads out (which is reported).
struct ListedFile {
  FileId file = kNoFile;
  std::optional<ReadFailure> failure;  // what reading it would meet
};
ListedFile listed_file(Sources& sources, const ManifestPlace& place, Element path, StackId stack, ReadAssembly& into);

// Adds the stack of an `aws:cloudformation:stack` artifact, and says what is wrong with the entry.
// Dependencies and asset manifests are left for `Dependencies`. False when the entry does not say which template is
// its.
bool read_stack(Sources& sources, const ManifestPlace& place, Element artifact, ReadAssembly& into);

}  // namespace crosscheck
