#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace crosscheck {

// `-o sarif:out.sarif`: a format, and a file or the standard output.
struct Output {
  std::string format;  // its name, see `report/formats.h`
  std::string file;    // empty: standard output
};

// Which config a command reads.
struct ConfigOptions {
  std::string file;   // empty: look for one
  bool none = false;  // read none
};

// The options that several commands have. Each has one declaration, so that it means and says the same everywhere. The
// targets must outlive the parsing.
void add_config(CLI::App& command, ConfigOptions& options);
void add_rule_folders(CLI::App& command, std::vector<std::string>& folders);
void add_baseline(CLI::App& command, std::string& file);
// `formats` are those that the command can write. Without the option, `outputs` keeps its default.
void add_outputs(CLI::App& command, const std::vector<std::string>& formats, std::vector<Output>& outputs);

}  // namespace crosscheck
