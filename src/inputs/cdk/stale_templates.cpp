#include "inputs/cdk/stale_templates.h"

#include <set>

#include "document/read.h"
#include "inputs/input_problem.h"

namespace crosscheck {
namespace {

constexpr std::size_t kNamesShown = 3;

// The templates beside a manifest, less and less as the lists are gone through. Each list costs more to read
// than the one before, so whoever asks stops when nothing is left.
class Unlisted {
 public:
  Unlisted(Sources& sources, const ManifestPlace& place) : sources_(sources), place_(place) {
    for (const std::string& name : sources.list(place.root, place.folder)) {
      if (name.ends_with(".template.json")) names_.insert(name);
    }
  }

  const std::set<std::string>& names() const { return names_; }

  // `path` as a file that the manifest lists is written.
  void remove(std::string_view path) { remove_file(sources_.add(place_.root, in_folder(place_.folder, path))); }
  // Whether it was there.
  bool remove_file(FileId file) { return remove_relative(sources_.relative(file)); }
  bool remove_relative(const std::string& relative) {
    return relative.starts_with(place_.folder) && names_.erase(relative.substr(place_.folder.size())) > 0;
  }

  // "/App/Nested": [{"type": "aws:cdk:asset", "data": {"path": "AppNested.template.json"}}]
  void remove_assets(Element metadata) {
    for (Element construct : metadata.children()) {
      for (Element entry : construct.children()) {
        if (entry["type"].equals("aws:cdk:asset")) remove(entry["data"]["path"].text());
      }
    }
  }

 private:
  Sources& sources_;
  const ManifestPlace& place_;
  std::set<std::string> names_;
};

void remove_templates(const Sources& sources, const ManifestPlace& place, const ReadAssembly& from,
                      Unlisted& unlisted) {
  for (const Stack& stack : from.stacks) {
    if (!stack.origin.is_described_in(place.file)) continue;
    if (unlisted.remove_file(stack.template_file)) continue;
    if (sources.check(stack.template_file) == ReadFailure::OtherCase) {
      unlisted.remove_relative(sources.in_other_case(stack.template_file));
    }
  }
}

void remove_metadata(const Sources& sources, const ManifestPlace& place, Element artifacts, const ReadAssembly& from,
                     Unlisted& unlisted) {
  for (Element artifact : artifacts.children()) unlisted.remove_assets(artifact["metadata"]);
  Document document;
  for (const Stack& stack : from.stacks) {
    if (!stack.origin.is_described_in(place.file) || stack.metadata_file == place.file) continue;
    if (unlisted.names().empty()) return;
    if (sources.read(stack.metadata_file, document.buffer_)) continue;
    read_json(document, stack.metadata_file);
    unlisted.remove_assets(document.root());
  }
}

}  // namespace

void report_stale_templates(Sources& sources, const ManifestPlace& place, Element artifacts,
                            const std::vector<FileId>& asset_manifests, ReadAssembly& into) {
  Unlisted unlisted(sources, place);
  if (!unlisted.names().empty()) remove_templates(sources, place, into, unlisted);
  if (unlisted.names().empty()) return;
  for (FileId file : asset_manifests) {
    const AssetManifest& manifest =
        into.asset_manifests.emplace(file, read_asset_manifest(sources, file)).first->second;
    if (!manifest.problems.empty()) return;  // it may have listed any of them
    for (const auto& [id, path] : manifest.files) unlisted.remove(path);
  }
  if (!unlisted.names().empty()) remove_metadata(sources, place, artifacts, into, unlisted);

  const std::set<std::string>& names = unlisted.names();
  if (names.empty()) return;
  const bool one = names.size() == 1;
  std::string message = '`' + sources.display(place.file) + "` does not list " +
                        (one ? "the template beside it:" : std::to_string(names.size()) + " templates beside it:");
  std::size_t shown = 0;
  for (const std::string& name : names) {
    if (shown == kNamesShown) break;
    message += (shown++ > 0 ? ", `" : " `") + name + '`';
  }
  if (names.size() > shown) message += " and " + std::to_string(names.size() - shown) + " more";
  into.problems.push_back(input_problem("stale-template", std::move(message),
                                        {.span = {.file = place.file, .begin = 0, .end = 0},
                                         .label = "only what is listed here is deployed",
                                         .logical_id = {}}));
}

}  // namespace crosscheck
