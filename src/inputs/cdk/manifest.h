#pragma once

#include "document/document.h"
#include "inputs/cdk/read_assembly.h"

namespace crosscheck {

// Reads `manifest.json` at `place` into `document`. Says what is wrong with it, at `listed` when a manifest
// around it names the folder; false when nothing of it can be used. `artifacts`, if there, is an object.
bool read_manifest(const Sources& sources, const ManifestPlace& place, Span listed, Document& document,
                   ReadAssembly& into);

// What a manifest says about itself: its version, and lookups that are missing. The outermost one's go into
// `into.assembly`.
void read_manifest_header(const Sources& sources, const ManifestPlace& place, Element root, ReadAssembly& into);

}  // namespace crosscheck
