#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "finding/finding.h"
#include "inputs/bootstrap_fact.h"
#include "inputs/environment.h"
#include "inputs/inventory/answers_of_place.h"
#include "inputs/origin.h"
#include "text/sources.h"

namespace crosscheck {

// A stack as the inputs describe it, before its template is read.
struct Stack {
  StackOrigin origin;
  std::string name;          // as CloudFormation will call it, or a guess: see `StackOrigin::has_real_name`
  std::string artifact;      // id in its manifest; the file's name for plain templates
  std::string display_name;  // "Dev/Svc", else the artifact
  Environment environment;
  std::uint32_t assembly = 0;            // index into `Inputs::assemblies`
  std::string stage;                     // "Prod" for stacks of a nested assembly, outermost first, joined by "/"
  FileId template_file = kNoFile;        // kNoFile: the manifest names none, or one that leads out of the root
  bool template_elsewhere = false;       // not among the files: nobody knows what the stack has
  RootId root{};                         // the (outermost) assembly's folder; reads may not leave it
  std::string folder;                    // of its own manifest, beneath the root: "" or "assembly-Prod/"
  std::vector<StackId> dependencies;     // direct, stacks only, sorted
  std::vector<BootstrapFact> bootstrap;  // from the manifest
  std::optional<Given<int>> bootstrap_version = {};  // the oldest toolkit that it can be deployed with
  std::vector<FileId> asset_manifests;               // `*.assets.json` it depends on
  FileId metadata_file = kNoFile;  // construct paths and traces: `additionalMetadataFile`, or the manifest
                                   // itself (inline metadata)
  // Of a stack that was seen to be deployed: the types of all its resources by logical id; null where nobody said.
  std::shared_ptr<const std::map<std::string, std::string, std::less<>>> resources = {};
  // Of what stands for all that AWS's answers say of one account and region, whoever owns it: no stack. Else null.
  std::shared_ptr<const AnswersOfPlace> answers = {};
};

// A stack with the name and environment that its origin gives; without a name it is called `id`, which becomes its
// artifact and display name as well.
Stack make_stack(StackOrigin origin, std::string id);

}  // namespace crosscheck
