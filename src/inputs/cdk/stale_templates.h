#pragma once

#include <vector>

#include "document/document.h"
#include "inputs/cdk/read_assembly.h"

namespace crosscheck {

// Reports templates that lie beside a manifest without being listed: neither as a stack's, nor by an asset
// manifest (which lists those of nested stacks), nor as an asset in the metadata (where old ones are listed).
void report_stale_templates(Sources& sources, const ManifestPlace& place, Element artifacts,
                            const std::vector<FileId>& asset_manifests, ReadAssembly& into);

}  // namespace crosscheck
