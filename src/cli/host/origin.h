#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/host/host.h"

namespace crosscheck {

// Where an input comes from: what one synthesis writes, and the app that writes it.
struct Origin {
  std::string input;               // as the command line names it
  std::filesystem::path assembly;  // absolute; of an assembly within another, the outer one. May not exist yet
  std::filesystem::path app;       // the nearest folder with a cdk.json, up from there or from the working directory;
                                   // else the git root
  std::filesystem::path manifest() const { return assembly / "manifest.json"; }
};

// Of all inputs but templates, which nobody synthesized.
std::vector<Origin> origins(const std::vector<std::string>& inputs, const Host& here);

// Where an app writes when nothing else is said: the `output` of its cdk.json, else cdk.out. It may not exist yet.
std::filesystem::path usual_output(const std::filesystem::path& app);

// "npx cdk synth -q -o cdk.out.staging": how to write it again, as far as the app's files tell. For messages.
std::string synth_command(const Origin& origin);

// " in `infra`", the end of a sentence; empty where the app is the working directory.
std::string in_app(const Origin& origin, const Host& here);

}  // namespace crosscheck
