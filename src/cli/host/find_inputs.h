#pragma once

#include <string>
#include <vector>

#include "cli/host/host.h"
#include "finding/report.h"

namespace crosscheck {

struct FoundInputs {
  std::vector<std::string> paths;           // as seen from the working directory
  std::vector<Notification> notifications;  // which assemblies were taken for a folder
};

// What a command line's inputs stand for. Without any, where the app in the working directory writes: the `output` of
// its cdk.json, else cdk.out, or else the descriptions there that say what is deployed. A cdk.json stands for that
// app's output as well, and a folder that is no assembly for the assemblies in it, or else for those one level below,
// or else for those called `cdk.out` up to four levels down, or else for the templates in it, or else for the scripts
// and workflows that deploy something. Whatever is none of this stays as it is, for `read_inputs` to judge.
FoundInputs find_inputs(const std::vector<std::string>& given, const Host& here);

}  // namespace crosscheck
