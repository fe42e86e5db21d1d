#include "inputs/cdk/asset_manifest.h"

#include <set>
#include <utility>

#include "document/read.h"
#include "inputs/cdk/bootstrap.h"
#include "inputs/input_problem.h"

namespace crosscheck {
namespace {

// Most destinations of an asset manifest say the same: each saying is kept once.
class Facts {
 public:
  explicit Facts(std::vector<BootstrapFact>& into) : into_(into) {}

  void add(BootstrapFact::Kind kind, Element element, Element destination) {
    std::string scratch;
    const std::string_view text = element.text(scratch);
    if (!element.is_string() || seen_.contains(std::pair(kind, text))) return;
    seen_.emplace(kind, text);
    std::optional<BootstrapFact> fact = bootstrap_fact(kind, element);
    std::string region = destination["region"].text();
    if (fact->region.empty() && region.find('$') == std::string::npos) fact->region = std::move(region);
    into_.push_back(std::move(*fact));
  }

 private:
  using Said = std::pair<BootstrapFact::Kind, std::string_view>;
  struct Less {
    using is_transparent = void;
    bool operator()(const Said& one, const Said& other) const { return one < other; }
  };
  std::vector<BootstrapFact>& into_;
  std::set<std::pair<BootstrapFact::Kind, std::string>, Less> seen_;
};

}  // namespace

AssetManifest read_asset_manifest(const Sources& sources, FileId file) {
  Document document;
  return read_asset_manifest(sources, file, document);
}

AssetManifest read_asset_manifest(const Sources& sources, FileId file, Document& document) {
  AssetManifest manifest;
  if (const auto failure = sources.read(file, document.buffer_)) {
    const bool outside = *failure == ReadFailure::Outside;
    manifest.problems.push_back(
        input_problem(outside ? "unsafe-path" : "unreadable-input",
                      "asset manifest `" + sources.display(file) + "` " + std::string(describe(*failure)),
                      {.span = {.file = file, .begin = 0, .end = 0}, .label = "this file", .logical_id = {}}));
    return manifest;
  }
  manifest.bytes = document.text().size();
  manifest.problems = input_problems(read_json(document, file));
  Facts facts(manifest.bootstrap);
  for (Element asset : document.root()["files"].children()) {
    if (Element path = asset["source"]["path"]; path.is_string()) manifest.files[asset.key()] = path.text();
    for (Element destination : asset["destinations"].children()) {
      facts.add(BootstrapFact::Kind::AssetBucket, destination["bucketName"], destination);
      facts.add(BootstrapFact::Kind::PublishingRole, destination["assumeRoleArn"], destination);
    }
  }
  for (Element image : document.root()["dockerImages"].children()) {
    for (Element destination : image["destinations"].children()) {
      facts.add(BootstrapFact::Kind::ImageRepository, destination["repositoryName"], destination);
      facts.add(BootstrapFact::Kind::PublishingRole, destination["assumeRoleArn"], destination);
    }
  }
  return manifest;
}

}  // namespace crosscheck
