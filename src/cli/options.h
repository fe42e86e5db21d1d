#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "finding/finding.h"

namespace crosscheck {

// `-o sarif:out.sarif`: a format, and a file or the standard output.
struct Output {
  std::string format;  // its name, see `report/formats.h`
  std::string file;    // empty: standard output
};

enum class Color { Auto, Always, Never };

// The command line, parsed. The defaults are those of the help text.
struct Options {
  std::string command = "check";
  std::vector<std::string> inputs;                    // empty: cdk.out
  std::vector<Output> outputs;                        // empty: text on the standard output
  std::optional<Severity> fail_on = Severity::Error;  // nothing: never
  std::string config;                                 // empty: look for one
  bool no_config = false;
  std::vector<std::string> rule_folders;  // --rules
  std::vector<std::string> only;          // --only
  std::string category = "crosscheck";    // --category
  std::vector<std::pair<std::string, std::string>> source_maps;
  bool possible = false;
  unsigned threads = 0;
  Color color = Color::Auto;
  bool quiet = false;
  std::string synth;  // --synth: a line of the shell; empty: none
  bool fresh = false;
  bool allow_stale = false;
  std::string owner;            // index --owner
  std::string stage = "index";  // dump --stage
  std::string rule;             // explain
  std::string format = "text";  // rules --format
  bool force = false;           // init --force
  std::string baseline;         // check --baseline, baseline --file
  bool shrink = false;          // baseline --shrink
  std::optional<std::string> diff_base;
  std::optional<std::string> diff;  // a file, `-` for the standard input
  bool only_changed = false;
};

// Parses; prints help or version itself. Nothing to run: the exit code.
struct Parsed {
  Options options;
  std::optional<int> exit;
};
Parsed parse_options(int argc, char** argv);

}  // namespace crosscheck
