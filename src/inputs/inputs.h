#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "finding/report.h"
#include "text/sources.h"

namespace crosscheck {

// Where a stack is deployed. Unknown parts are empty: the assembly said `unknown-account`, or there
// is none (a plain template). Unknown means "wherever this app is deployed", so it equals the unknown of
// the same assembly only.
struct Environment {
  std::string partition = "aws";  // from the region: aws, aws-cn, aws-us-gov, …
  std::string account;
  std::string region;

  friend auto operator<=>(const Environment&, const Environment&) = default;
};
std::string partition_of(std::string_view region);

// One place that says which bootstrap resources a stack deploys with.
struct BootstrapFact {
  enum class Kind {
    // In the stack's entry in the manifest:
    DeployRole,
    ExecutionRole,
    LookupRole,
    TemplateUrl,
    VersionParameter,
    // In the asset manifest:
    AssetBucket,
    ImageRepository,
    PublishingRole,
  };
  Kind kind;
  std::string text;       // as written: "arn:${AWS::Partition}:iam::1…:role/cdk-hnb659fds-deploy-role-…"
  std::string qualifier;  // "hnb659fds"; empty when the name does not follow the pattern ("custom")
  std::string account;    // where it points; empty when it does not say, or says `${AWS::AccountId}`
  std::string region;
  Span span;  // the string in its file
};
std::string_view name(BootstrapFact::Kind kind);  // "deploy role"

// A stack as the inputs describe it, before its template is read.
struct Stack {
  std::string name;          // as CloudFormation will call it
  std::string artifact;      // id in its manifest; the file's name for plain templates
  std::string display_name;  // "Dev/Svc", else the artifact
  Environment environment;
  std::uint32_t assembly = 0;      // index into `Inputs::assemblies`
  std::string stage;               // "Prod" for stacks of a nested assembly, outermost first, joined by "/"
  FileId manifest = kNoFile;       // kNoFile for plain templates
  Span entry;                      // the artifact's key in the manifest; for plain templates the file's start
  FileId template_file = kNoFile;  // kNoFile: the manifest names none, or one that leads out of the root
  RootId root{};                   // the (outermost) assembly's folder; reads may not leave it
  std::string folder;              // of its own manifest, beneath the root: "" or "assembly-Prod/"
  std::map<std::string, std::string> parameters;  // given by the manifest
  std::vector<StackId> dependencies;              // direct, stacks only, sorted
  std::vector<BootstrapFact> bootstrap;           // from the manifest
  std::vector<FileId> asset_manifests;            // `*.assets.json` it depends on
  FileId metadata_file = kNoFile;                 // construct paths and traces: `additionalMetadataFile`,
                                                  // or the manifest itself (inline metadata)
};

// A cloud assembly with everything nested in it, or all plain templates together: they count as one app.
struct Assembly {
  std::string path;  // the folder as given; of plain templates their paths, separated by commas
  RootId root{};
  FileId manifest = kNoFile;
  std::string version;           // "55.0.0"; empty for a plain template
  bool missing_context = false;  // lookups were not resolved: templates hold dummy values
};

class Document;

// What an asset manifest says: which file holds the nested template of a hash; and bootstrap facts.
struct AssetManifest {
  std::map<std::string, std::string> files;  // asset id → `source.path`, relative to the asset manifest
  std::vector<BootstrapFact> bootstrap;
  std::vector<InputProblem> problems;
};
AssetManifest read_asset_manifest(const Sources& sources, FileId file);
// The same by way of a document whose memory is to be used again.
AssetManifest read_asset_manifest(const Sources& sources, FileId file, Document& document);

struct Inputs {
  std::vector<Assembly> assemblies;    // sorted by path
  std::vector<Stack> stacks;           // by StackId; by assembly, then as its manifests list them
  std::vector<InputProblem> problems;  // rules: missing-template, unreadable-input, duplicate-key,
                                       // unsafe-path, assembly-cycle, stale-template
  std::vector<Notification> notifications;
  std::map<FileId, AssetManifest> asset_manifests;  // those that had to be read already
  std::vector<std::string> paths;                   // as given, sorted
  bool complete = true;                             // false: something listed could not be read

  const Stack& operator[](StackId id) const { return stacks[static_cast<std::size_t>(id)]; }
};

struct InputLimits {
  std::size_t nesting = 16;             // of assemblies
  std::size_t artifacts = 20000;        // of all manifests
  std::size_t dependencies = 1u << 20;  // that are followed from artifact to artifact, of each assembly
};

// Reads the manifests beneath each path: a folder with a `manifest.json`, a manifest itself, or a template
// file. The manifest decides what is read. Throws `InputError` for a path that does not exist or is neither.
Inputs read_inputs(Sources& sources, const std::vector<std::string>& paths, const InputLimits& limits = {});

// "cdk-hnb659fds-deploy-role-1…-us-west-2" gives "hnb659fds". Knows the roles, the asset bucket, the image
// repository and `/cdk-bootstrap/<q>/…`; anything else gives an empty view.
std::string_view qualifier_in(std::string_view text);

}  // namespace crosscheck
