#pragma once

#include "inputs/reader.h"

namespace crosscheck {

Reader cdk_reader();           // the cloud assemblies that `cdk synth` writes
Reader samconfig_reader();     // what `sam deploy` is told in each environment
Reader sceptre_reader();       // Sceptre's `config` folder
Reader takomo_reader();        // Takomo's `stacks` folder
Reader landing_zone_reader();  // manifests of Control Tower's customizations and of the Landing Zone Accelerator
Reader orgformation_reader();  // tasks of org-formation
Reader script_reader();        // commands in shell scripts and Makefiles
Reader workflow_reader();      // steps of GitHub workflows
Reader gitsync_reader();       // a stack deployment file of CloudFormation's Git sync
Reader buildspec_reader();     // commands of a CodeBuild project
Reader pipeline_reader();      // actions of a pipeline that a template declares
Reader crosscheck_reader();    // `deployments:` in our own crosscheck.yaml
Reader template_reader();      // templates by themselves
Reader inventory_reader();     // what AWS answers about what is deployed

// All of them, most specific first: whatever file nobody else recognises is taken for a template.
std::span<const Reader> readers();
// The same where the question is what is deployed.
std::span<const Reader> readers_of_deployed();

}  // namespace crosscheck
