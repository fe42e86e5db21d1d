#include "inputs/deployments/beginning.h"
#include "inputs/deployments/repository.h"
#include "inputs/readers.h"
#include "inputs/scripts/command_reader.h"

namespace crosscheck {
namespace {

std::optional<GivenPath> recognise_buildspec(const GivenPath& given) {
  const std::string text = yaml_beginning(given);
  const bool phases = has_line(text, "phases:") && has_line(text, "version:");
  return phases && text.find("commands:") != std::string::npos ? std::optional(given) : std::nullopt;
}

void read_phases(InputReading& reading, Element root, const GivenPath& given) {
  const Repository repository(reading.sources, given);
  ReadAssembly& into = reading.assemblies.back();
  into.assembly.root = repository.root();
  std::string all;  // variables that one command assigns hold for the next one
  for (Element phase : root["phases"].children()) {
    for (Element command : phase["commands"].children()) all += command.text() + '\n';
  }
  Variables variables;
  for (const char* kind : {"parameter-store", "secrets-manager"}) {
    for (Element variable : root["env"][kind].children()) variables.set(variable.key(), std::nullopt);
  }
  for (Element variable : root["env"]["variables"].children()) {
    if (variable.is_scalar()) variables.set(variable.key(), variables.fill_in(variable.text()));
  }
  variables.read(all);
  Element at;
  std::string text;
  CommandReader reader(
      reading, std::move(variables), [&](const ShellWord& word) { return place_within(at, text, word); },
      [&](const std::string& path) { return repository.from_root(path); });
  for (Element phase : root["phases"].children()) {
    for (const char* list : {"commands", "finally"}) {
      for (Element command : phase[list].children()) {
        at = command;
        text = command.text();
        for (const DeployCommand& one : find_commands(text)) reader.read(one);
      }
    }
  }
  note_unknown(reader.unknown(), into);
}

void read_buildspecs(InputReading& reading, const std::vector<GivenPath>& paths) {
  Document document;
  for (const GivenPath& given : paths) {
    ReadAssembly& into = reading.assemblies.emplace_back();
    const FileId file = reading.sources.add_given(given.path);
    into.assembly.path = given.path;
    into.assembly.root = reading.sources.root(file);
    into.assembly.kind = "buildspec";
    const Mark mark{.span = {.file = file}, .label = "the buildspec", .logical_id = {}};
    if (read_description(reading.sources, file, mark, document, into, read_yaml)) {
      read_phases(reading, document.root(), given);
    }
  }
}

}  // namespace

Reader buildspec_reader() { return {.recognise = recognise_buildspec, .read = read_buildspecs}; }

}  // namespace crosscheck
