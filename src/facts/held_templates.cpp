#include "facts/held_templates.h"

#include <utility>

#include "document/expand_aliases.h"

namespace crosscheck {

std::optional<ReadFailure> HeldTemplate::hold(const Sources& sources, FileId wanted) {
  if (file == wanted) return std::nullopt;
  file = kNoFile;
  if (const auto failure = sources.read(wanted, document.buffer_)) return failure;
  problems = read_any(document, wanted);
  aliases = expand_aliases(document, problems);
  file = wanted;
  return std::nullopt;
}

std::shared_ptr<const AssetManifest> HeldAssets::hold(const Sources& sources, FileId wanted, Document& document) {
  if (std::exchange(file_, wanted) != wanted) {
    manifest_ = std::make_shared<AssetManifest>(read_asset_manifest(sources, wanted, document));
  }
  return manifest_;
}

}  // namespace crosscheck
