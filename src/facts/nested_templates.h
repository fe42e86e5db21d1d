#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "evaluate/evaluator.h"
#include "facts/local_templates.h"
#include "inputs/cdk/asset_manifest.h"

namespace crosscheck {

// Finds the templates of one stack's nested stacks among the files at hand.
class NestedTemplates {
 public:
  // All must outlive it.
  NestedTemplates(Sources& sources, const Stack& stack, const LocalTemplates& local)
      : sources_(sources), stack_(stack), local_(local) {}

  // An asset manifest of the stack.
  void add_assets(FileId file, std::shared_ptr<const AssetManifest> manifest) {
    assets_.push_back({.file = file, .manifest = std::move(manifest)});
  }

  // From now on templates are read that stand in another template: paths in them mean nothing.
  void enter_text(bool inside) { within_template_ = inside; }

  // Nothing for templates that are somewhere else: they are not part of this deployment's files.
  std::optional<FileId> find(Evaluator& evaluator, const Resource& nested) const;
  // The file that a location names, for the template in `parent`.
  std::optional<FileId> find(FileId parent, const Text& location) const;

 private:
  struct Assets {
    FileId file = kNoFile;
    std::shared_ptr<const AssetManifest> manifest;
  };
  std::optional<FileId> asset(const Text& location) const;
  std::optional<FileId> existing(FileId parent, std::string_view path) const;

  Sources& sources_;
  const Stack& stack_;
  const LocalTemplates& local_;
  std::vector<Assets> assets_;
  bool within_template_ = false;
};

}  // namespace crosscheck
