#include "inputs/cdk/read_assembly.h"

#include <algorithm>
#include <map>

#include "inputs/cdk/dependencies.h"
#include "inputs/cdk/manifest.h"
#include "inputs/cdk/read_stack.h"
#include "inputs/cdk/stale_templates.h"
#include "inputs/shape.h"
#include "text/relative_path.h"

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
    const ManifestPlace place{.root = into_.assembly.root,
                              .file = sources_.add(into_.assembly.root, "manifest.json"),
                              .folder = {},
                              .stage = {}};
    FolderIdentity identity;
    if (!sources_.find_folder(place.root, "", identity)) into_.folders.insert(identity);
    open_.push_back(identity);
    read(place, {}, {});
    finish();
  }

 private:
  void read(const ManifestPlace& place, Span listed, std::optional<std::size_t> parent);
  bool read_artifact(const ManifestPlace& place, Element artifact, std::size_t manifest,
                     std::vector<FileId>& asset_manifests);
  bool read_content(const ManifestPlace& place, Element artifact, std::size_t manifest, Dependencies::Artifact& node);
  bool read_nested(const ManifestPlace& place, Element artifact, std::size_t manifest);
  Element listed_path(Element artifact, const std::string& what, std::string_view member, const std::string& noun);
  std::vector<std::string> needs(Element artifact, const std::string& subject);
  std::optional<std::string> enter(const ManifestPlace& place, Element directory);
  void finish();
  void report(std::string rule, std::string message, Element where, std::string label) {
    into_.report(std::move(rule), std::move(message),
                 {.span = where.span(), .label = std::move(label), .logical_id = {}});
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
  bool understood = true;
  for (Element artifact : artifacts.children()) {
    if (last[artifact.key()] != artifact.index()) continue;
    if (reading_.artifacts_left == 0) {
      budget_spent_ = true;
      break;
    }
    --reading_.artifacts_left;
    understood = read_artifact(place, artifact, manifest, asset_manifests) && understood;
  }
  // What was not understood may have listed any of them.
  if (understood && !budget_spent_) report_stale_templates(sources_, place, artifacts, asset_manifests, into_);
}

// False when the artifact has not the shape of one, which is reported.
bool Walk::read_artifact(const ManifestPlace& place, Element artifact, std::size_t manifest,
                         std::vector<FileId>& asset_manifests) {
  const std::string subject = "artifact `" + artifact.key() + '`';
  if (!has_shape(artifact, Shape::Object, subject, kNoStack, into_)) return false;
  Dependencies::Artifact node{.id = artifact.key(), .needs = needs(artifact, subject)};
  node.first = static_cast<std::uint32_t>(into_.stacks.size());
  const bool understood = read_content(place, artifact, manifest, node);
  node.last = static_cast<std::uint32_t>(into_.stacks.size());
  if (node.asset_manifest != kNoFile) asset_manifests.push_back(node.asset_manifest);
  dependencies_.add(manifest, std::move(node));
  return understood;
}

bool Walk::read_content(const ManifestPlace& place, Element artifact, std::size_t manifest,
                        Dependencies::Artifact& node) {
  const Element type_element = artifact["type"];
  if (!type_element) {
    report("unreadable-input", "artifact `" + node.id + "` has no `type`", artifact, "listed here");
    return false;
  }
  if (!has_shape(type_element, Shape::String, "`type` of artifact `" + node.id + '`', kNoStack, into_)) return false;
  const std::string type = type_element.text();
  if (type == "aws:cloudformation:stack") return read_stack(sources_, place, artifact, into_);
  if (type == "cdk:cloud-assembly") return read_nested(place, artifact, manifest);
  if (type == "cdk:asset-manifest") {
    const Element file = listed_path(artifact, "asset manifest", "file", "file");
    node.asset_manifest = listed_file(sources_, place, file, kNoStack, into_).file;
    return bool{file};
  }
  if (!is_ignored(type)) ++unknown_[type];
  return true;
}

std::vector<std::string> Walk::needs(Element artifact, const std::string& subject) {
  std::vector<std::string> ids;
  const Element list = optional_member(artifact, "dependencies", Shape::Array, subject, kNoStack, into_);
  for (Element needed : list.children()) {
    if (has_shape(needed, Shape::String, "a dependency of " + subject, kNoStack, into_)) ids.push_back(needed.text());
  }
  return ids;
}

// The path of a file or folder among the artifact's properties; absent when there is none, which is reported.
Element Walk::listed_path(Element artifact, const std::string& what, std::string_view member, const std::string& noun) {
  const std::string subject = what + " `" + artifact.key() + '`';
  const Element properties = optional_member(artifact, "properties", Shape::Object, subject, kNoStack, into_);
  if (!properties && artifact["properties"]) return {};
  const Element path = properties[member];
  if (path.is_string()) return path;
  report("unreadable-input", subject + " has no " + noun, path ? path : artifact, "listed here");
  return {};
}

bool Walk::read_nested(const ManifestPlace& place, Element artifact, std::size_t manifest) {
  const Element directory = listed_path(artifact, "nested assembly", "directoryName", "folder");
  if (!directory) return false;
  const std::optional<std::string> folder = enter(place, directory);
  if (!folder) return true;
  read({.root = place.root,
        .file = sources_.add(place.root, *folder + "manifest.json"),
        .folder = *folder,
        .stage = stage_name(place, artifact["properties"])},
       directory.span(), manifest);
  open_.pop_back();
  return true;
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
    report("assembly-cycle", "the nested assembly `" + name + "` is a folder that contains it", directory,
           "points back");
    return std::nullopt;
  }
  if (open_.size() > reading_.limits.nesting) {
    into_.warn('`' + sources_.display(place.file) + "` is nested " + std::to_string(reading_.limits.nesting) +
               " assemblies deep: anything nested in it was not read");
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
               " ignored: " + names);
  }
  if (budget_spent_) {
    into_.warn("there are more than " + std::to_string(reading_.limits.artifacts) +
               " artifacts: the rest were not read");
    into_.complete = false;
  }
  if (!dependencies_.resolve(into_.stacks, reading_.limits.dependencies)) {
    into_.warn('`' + into_.assembly.path + "` has more dependencies between stacks than the limit of " +
               std::to_string(reading_.limits.dependencies) + ')');
    into_.complete = false;
  }
}

}  // namespace

ReadAssembly read_assembly(Sources& sources, const std::string& path, RootId root, ManifestReading& reading) {
  ReadAssembly result;
  result.assembly.path = path;
  result.assembly.root = root;
  Walk(sources, reading, result).run();
  return result;
}

}  // namespace crosscheck
