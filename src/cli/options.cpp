#include "cli/options.h"

#include <algorithm>

#include "cli/declare.h"
#include "cli/joined.h"

namespace crosscheck {
namespace {

Output parse_output(const std::string& text, const std::vector<std::string>& formats) {
  const std::size_t colon = text.find(':');
  Output output{.format = text.substr(0, colon), .file = colon == std::string::npos ? "" : text.substr(colon + 1)};
  if (std::find(formats.begin(), formats.end(), output.format) == formats.end()) {
    throw UsageError("--output: unknown format `" + output.format + "`; one of " + joined(formats, ", "));
  }
  return output;
}

}  // namespace

void add_config(CLI::App& command, ConfigOptions& options) {
  add_value(command, "--config", "FILE", options.file,
            "the config file; default: crosscheck.yaml above the app's assembly, or from here up to the git root");
  add_flag(command, "--no-config", options.none, "ignore config files");
}

void add_rule_folders(CLI::App& command, std::vector<std::string>& folders) {
  add_repeated(command, "--rules", "FOLDER", folders, "a folder with more rule files; may be repeated");
}

void add_baseline(CLI::App& command, std::string& file) {
  add_value(command, "--baseline", "FILE", file, "leave out the findings recorded in this baseline file");
}

void add_outputs(CLI::App& command, const std::vector<std::string>& formats, std::vector<Output>& outputs) {
  const auto take = [&outputs, formats](const std::vector<std::string>& texts) {
    outputs.clear();
    for (const std::string& text : texts) outputs.push_back(parse_output(text, formats));
  };
  add_repeated(command, "-o,--output", "{" + joined(formats, ",") + "}[:FILE]", take,
               "output format, and the file to write it to; may be repeated");
}

}  // namespace crosscheck
