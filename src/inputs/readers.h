#pragma once

#include "inputs/reader.h"

namespace crosscheck {

Reader cdk_reader();         // the cloud assemblies that `cdk synth` writes
Reader samconfig_reader();   // what `sam deploy` is told in each environment
Reader sceptre_reader();     // Sceptre's `config` folder
Reader script_reader();      // commands in shell scripts and Makefiles
Reader workflow_reader();    // steps of GitHub workflows
Reader crosscheck_reader();  // `deployments:` in our own crosscheck.yaml
Reader template_reader();    // templates by themselves
Reader inventory_reader();   // what AWS answers about what is deployed

// All of them, most specific first: whatever file nobody else recognises is taken for a template.
std::span<const Reader> readers();
// The same where the question is what is deployed.
std::span<const Reader> readers_of_deployed();

}  // namespace crosscheck
