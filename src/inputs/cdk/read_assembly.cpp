#include "inputs/cdk/read_assembly.h"

#include <algorithm>
#include <map>

#include "inputs/cdk/dependencies.h"
#include "inputs/cdk/manifest.h"
#include "inputs/cdk/read_stack.h"
#include "inputs/cdk/stale_templates.h"
#include "inputs/input_problem.h"
#include "text/confined_open.h"

namespace crosscheck {
namespace {

constexpr std::string_view kFolderPrefix = "assembly-";  // the CDK puts it before a stage's name

// Known and without meaning for us.
bool is_ignored(std::string_view type) {
  return type == "cdk:tree" || type == "cdk:feature-flag-report" || type == "none";
}

// The display name holds the names of all stages around it already: "Pipeline/Prod".
std::string stage_name(const ManifestPlace& around, Element properties) {
  std::string name = properties["displayName"].text();
  if (!name.empty()) return name;
  name = properties["directoryName"].text();
  if (name.starts_with(kFolderPrefix)) name.erase(0, kFolderPrefix.size());
  return around.stage.empty() ? name : around.stage + '/' + name;
}

// Goes through an assembly and those nested in it, depth first, as the manifests list them.
class Walk {
 public:
  Walk(Sources& sources, ManifestReading& reading, ReadAssembly& into)
      : sources_(sources), reading_(reading), into_(into) {}

  void run() {
    const ManifestPlace place{.root = into_.assembly.root, .file = into_.assembly.manifest, .folder = {}, .stage = {}};
    FolderIdentity identity;
    if (!sources_.find_folder(place.root, "", identity)) into_.folders.insert(identity);
    open_.push_back(identity);
    read(place, {}, {});
    finish();
  }

 private:
  void read(const ManifestPlace& place, Span listed, std::optional<std::size_t> parent);
  void read_artifact(const ManifestPlace& place, Element artifact, std::size_t manifest,
                     std::vector<FileId>& asset_manifests);
  void read_nested(const ManifestPlace& place, Element artifact, std::size_t manifest);
  std::optional<std::string> enter(const ManifestPlace& place, Element directory);
  void finish();
  void report(std::string rule, std::string message, Element where, std::string label) {
    into_.problems.push_back(input_problem(std::move(rule), std::move(message),
                                           {.span = where.span(), .label = std::move(label), .logical_id = {}}));
    into_.complete = false;
  }

  Sources& sources_;
  ManifestReading& reading_;
  ReadAssembly& into_;
  Dependencies dependencies_;
  std::vector<FolderIdentity> open_;            // from the outermost folder to the one being read
  std::map<std::string, std::size_t> unknown_;  // types, how often
  bool budget_spent_ = false;
};

void Walk::read(const ManifestPlace& place, Span listed, std::optional<std::size_t> parent) {
  Document& document = reading_.documents.at(open_.size() - 1);
  if (!read_manifest(sources_, place, listed, document, into_)) return;
  read_manifest_header(sources_, place, document.root(), into_);
  const std::size_t manifest = dependencies_.add_manifest(parent);
  const Element artifacts = document.root()["artifacts"];
  std::map<std::string, std::uint32_t> last;  // of several artifacts with one id the last one counts
  for (Element artifact : artifacts.children()) last[artifact.key()] = artifact.index();

  std::vector<FileId> asset_manifests;
  for (Element artifact : artifacts.children()) {
    if (last[artifact.key()] != artifact.index()) continue;
    if (reading_.artifacts_left == 0) {
      budget_spent_ = true;
      break;
    }
    --reading_.artifacts_left;
    read_artifact(place, artifact, manifest, asset_manifests);
  }
  if (!budget_spent_) report_stale_templates(sources_, place, artifacts, asset_manifests, into_);
}

void Walk::read_artifact(const ManifestPlace& place, Element artifact, std::size_t manifest,
                         std::vector<FileId>& asset_manifests) {
  const std::string type = artifact["type"].text();
  Dependencies::Artifact node{.id = artifact.key(), .needs = {}};
  for (Element needed : artifact["dependencies"].children()) node.needs.push_back(needed.text());
  node.first = static_cast<std::uint32_t>(into_.stacks.size());
  if (type == "aws:cloudformation:stack") {
    read_stack(sources_, place, artifact, into_);
  } else if (type == "cdk:cloud-assembly") {
    read_nested(place, artifact, manifest);
  } else if (type == "cdk:asset-manifest") {
    node.asset_manifest = listed_file(sources_, place, artifact["properties"]["file"], kNoStack, into_).file;
    if (node.asset_manifest != kNoFile) asset_manifests.push_back(node.asset_manifest);
  } else if (!is_ignored(type)) {
    ++unknown_[type];
  }
  node.last = static_cast<std::uint32_t>(into_.stacks.size());
  dependencies_.add(manifest, std::move(node));
}

void Walk::read_nested(const ManifestPlace& place, Element artifact, std::size_t manifest) {
  const Element directory = artifact["properties"]["directoryName"];
  if (!directory.is_string()) {
    return report("unreadable-input", "nested assembly `" + artifact.key() + "` has no folder", artifact,
                  "listed here");
  }
  const std::optional<std::string> folder = enter(place, directory);
  if (!folder) return;
  read({.root = place.root,
        .file = sources_.add(place.root, *folder + "manifest.json"),
        .folder = *folder,
        .stage = stage_name(place, artifact["properties"])},
       directory.span(), manifest);
  open_.pop_back();
}

// The folder beneath the root with a slash at its end, now the innermost open one; or nothing, which is said.
std::optional<std::string> Walk::enter(const ManifestPlace& place, Element directory) {
  const std::string name = directory.text();
  const std::string path = in_folder(place.folder, name);
  FolderIdentity identity;
  if (const auto failure = sources_.find_folder(place.root, path, identity)) {
    if (failure == ReadFailure::Outside) {
      report("unsafe-path", "the path `" + name + "` leads out of the assembly", directory, "listed here");
    } else {
      const bool is_folder = failure != ReadFailure::NotRegular;
      report("unreadable-input",
             "the nested assembly `" + name + "` " + std::string(is_folder ? describe(*failure) : "is not a folder"),
             directory, "listed here");
    }
    return std::nullopt;
  }
  if (std::find(open_.begin(), open_.end(), identity) != open_.end()) {
    report("assembly-cycle", "the nested assembly `" + name + "` is a folder that it is nested in", directory,
           "leads back");
    return std::nullopt;
  }
  if (open_.size() > reading_.limits.nesting) {
    into_.warn('`' + sources_.display(place.file) + "` is nested " + std::to_string(reading_.limits.nesting) +
               " assemblies deep: what is nested in it was not read");
    into_.complete = false;
    return std::nullopt;
  }
  if (!into_.folders.insert(identity).second) {
    into_.note('`' + sources_.display(place.file) + "`: the nested assembly `" + name +
               "` is listed more than once; it was read once");
    return std::nullopt;
  }
  open_.push_back(identity);
  const std::string folder = relative_path(path).value_or("");
  return folder.empty() ? folder : folder + '/';
}

void Walk::finish() {
  if (!unknown_.empty()) {
    std::size_t count = 0;
    std::string names;
    for (const auto& [type, times] : unknown_) {
      count += times;
      names += (names.empty() ? "`" : ", `") + type + '`';
    }
    into_.note('`' + into_.assembly.path + "`: " + std::to_string(count) +
               (count == 1 ? " artifact of an unknown type was" : " artifacts of unknown types were") +
               " not looked at: " + names);
  }
  if (budget_spent_) {
    into_.warn("there are more than " + std::to_string(reading_.limits.artifacts) +
               " artifacts: the others were not read");
    into_.complete = false;
  }
  if (!dependencies_.resolve(into_.stacks, reading_.limits.dependencies)) {
    into_.warn('`' + into_.assembly.path + "` has more dependencies between stacks than were followed (" +
               std::to_string(reading_.limits.dependencies) + ')');
    into_.complete = false;
  }
}

}  // namespace

ReadAssembly read_assembly(Sources& sources, const std::string& path, RootId root, ManifestReading& reading) {
  ReadAssembly result;
  result.assembly.path = path;
  result.assembly.root = root;
  result.assembly.manifest = sources.add(root, "manifest.json");
  Walk(sources, reading, result).run();
  return result;
}

}  // namespace crosscheck
