#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "finding/report.h"
#include "inputs/cdk/asset_manifest.h"
#include "inputs/stack.h"
#include "text/sources.h"

namespace crosscheck {

// A cloud assembly with everything nested in it, or all plain templates together: they count as one app.
struct Assembly {
  std::string path;  // the folder as given; of plain templates their paths, separated by commas
  RootId root{};
  std::string version;           // of a manifest: "55.0.0"
  std::string kind = {};         // of a description of another kind, as people call it: "SAM configuration"
  bool missing_context = false;  // lookups were not resolved: templates hold dummy values
  bool refers = false;           // all that it says may be about stacks of other assemblies
  // What tells its app from others: the path; of an earlier generation the path of what it is now.
  std::string app = {};

  const std::string& app_identity() const { return app.empty() ? path : app; }
};

struct Inputs {
  std::vector<Assembly> assemblies;    // sorted by path
  std::vector<Stack> stacks;           // by StackId; by assembly, then as its manifests list them
  std::vector<InputProblem> problems;  // rules: missing-template, unreadable-input, duplicate-key,
                                       // unsafe-path, assembly-cycle, stale-template
  std::vector<Notification> notifications;
  std::map<FileId, AssetManifest> asset_manifests;   // those that had to be read already
  std::vector<BootstrapCommand> bootstrap_commands;  // of all descriptions
  std::vector<std::string> paths;                    // as given, sorted
  bool complete = true;                              // false: something listed could not be read
  bool may_lack_stacks = false;                      // and with it stacks may be missing from the list

  const Stack& operator[](StackId id) const { return stacks[static_cast<std::size_t>(id)]; }
  // The paths of assemblies that list no stack: nothing in them was checked.
  std::vector<std::string> without_stacks() const;
};

struct InputLimits {
  std::size_t nesting = 16;             // of assemblies
  std::size_t artifacts = 20000;        // of all manifests
  std::size_t dependencies = 1u << 20;  // that are followed from artifact to artifact, of each assembly
};

// Reads the deployment descriptions at the paths: a folder with a `manifest.json`, a manifest itself, a
// `samconfig.toml`, a `crosscheck.yaml` with `deployments:`, or a template file. The description decides what is read.
// Throws `InputError` for a path that does not exist or is neither.
Inputs read_inputs(Sources& sources, const std::vector<std::string>& paths, const InputLimits& limits = {});

// The same for what is deployed already, which AWS's own answers may say: files, or folders of them.
Inputs read_deployed(Sources& sources, const std::vector<std::string>& paths);
// Whether a path leads to such answers.
bool is_inventory(const std::string& path);

// Whether `read_inputs` reads that folder as one description.
bool is_read_whole(const std::string& folder);

// Whether it is a description that counts wherever it lies in a folder that is given.
bool is_sought(const std::string& file);

// Whether it is a description of any kind, and no template, from which stacks are deployed. Reads it.
bool deploys_something(const std::string& file);

// "cdk-hnb659fds-deploy-role-1…-us-west-2" gives "hnb659fds". Knows the roles, the asset bucket, the image
// repository and `/cdk-bootstrap/<q>/…`; anything else gives an empty view.
std::string_view qualifier_in(std::string_view text);

}  // namespace crosscheck
