#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "document/read.h"
#include "inputs/inputs.h"

namespace crosscheck {

// What one deployment description says, read by itself. Its stacks are numbered from 0, in dependencies and marks as
// well; `read_inputs` renumbers them.
struct ReadAssembly {
  Assembly assembly;
  std::vector<Stack> stacks;
  std::vector<InputProblem> problems;
  std::vector<Notification> notifications;
  std::vector<BootstrapCommand> bootstrap_commands;
  std::map<FileId, AssetManifest> asset_manifests;  // those that had to be read
  std::set<FolderIdentity> folders;                 // the assembly's own and those of all that is nested in it
  bool complete = true;

  // Adds a finding about something that could not be read.
  void report(std::string rule, std::string message, Mark where, std::string help = "");
  void warn(std::string message) { notifications.push_back({Severity::Warning, std::move(message), {}}); }
  void note(std::string message) { notifications.push_back({Severity::Note, std::move(message), {}}); }
};

// Parses a description, which is JSON unless another parser is given, into `document`. Adds what is wrong with it to
// `into`, at `listed` if the file itself cannot be opened. False when none of it can be used.
using Parse = std::vector<SyntaxProblem> (*)(Document&, FileId, const ReadLimits&);
bool read_description(const Sources& sources, FileId file, Mark listed, Document& document, ReadAssembly& into,
                      Parse parse = read_json);

// A path of the command line, as it is on disk.
struct GivenPath {
  std::string path;       // tidied, otherwise as given
  std::string canonical;  // the same for every spelling
  bool is_folder = false;
};

// What the readers of one run share.
struct InputReading {
  Sources& sources;
  const InputLimits& limits;
  std::vector<ReadAssembly> assemblies{};     // of all readers so far
  std::vector<Notification> notifications{};  // about the paths themselves

  void note(std::string message) { notifications.push_back({Severity::Note, std::move(message), {}}); }
};

// Reads one kind of deployment description. `docs/adding-a-deployment-description.md` shows how to add one.
struct Reader {
  // What it would read for this path: usually the path itself. Nothing when the path is not for this reader.
  std::optional<GivenPath> (*recognise)(const GivenPath& given);
  // Adds what these paths hold to `reading.assemblies`. They are sorted by canonical path, and each appears once.
  void (*read)(InputReading& reading, const std::vector<GivenPath>& paths);
  // Whether such files are read as well that lie in a folder which is given: what they say holds without being asked.
  bool sought = false;
  // Whether they are templates themselves: then the last reader reads them as well.
  bool passes_on = false;
};

// `read_inputs` with a table of readers. The first one that recognises a path reads it, and readers run in the table's
// order.
Inputs read_inputs(Sources& sources, const std::vector<std::string>& paths, const InputLimits& limits,
                   std::span<const Reader> readers);

}  // namespace crosscheck
