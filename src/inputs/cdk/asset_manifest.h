#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "finding/finding.h"
#include "inputs/bootstrap_fact.h"
#include "text/sources.h"

namespace crosscheck {

class Document;

// What an asset manifest says: which file holds the nested template of a hash; and bootstrap facts.
struct AssetManifest {
  std::map<std::string, std::string> files;  // asset id → `source.path`, relative to the asset manifest
  std::vector<BootstrapFact> bootstrap;
  std::vector<InputProblem> problems;
  std::size_t bytes = 0;  // of its text
};

AssetManifest read_asset_manifest(const Sources& sources, FileId file);
// The same by way of a document whose memory is to be used again.
AssetManifest read_asset_manifest(const Sources& sources, FileId file, Document& document);

}  // namespace crosscheck
