#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "document/documents.h"
#include "document/read.h"
#include "inputs/cdk/asset_manifest.h"
#include "text/sources.h"

namespace crosscheck {

// The template that a thread has read last. Stacks of one template come after one another, so it is often the one that
// is asked for next.
struct HeldTemplate {
  Document document{};
  FileId file = kNoFile;  // whose text it is, as it was read; kNoFile: of none, or changed since
  std::vector<SyntaxProblem> problems = {};
  bool aliases = false;  // were expanded in it

  // Reads the file unless that is what is held.
  std::optional<ReadFailure> hold(const Sources& sources, FileId wanted);
};

using HeldTemplates = Levels<HeldTemplate>;

// The asset manifest that a thread has read last: stacks may share one.
class HeldAssets {
 public:
  // Reads the file, by way of the document, unless that is what is held. It may be kept for longer than it is held.
  std::shared_ptr<const AssetManifest> hold(const Sources& sources, FileId wanted, Document& document);

 private:
  FileId file_ = kNoFile;
  std::shared_ptr<const AssetManifest> manifest_;
};

}  // namespace crosscheck
