#include "inputs/deployments/repository.h"
#include "inputs/readers.h"
#include "inputs/scripts/command_reader.h"

namespace crosscheck {
namespace {

std::optional<GivenPath> recognise_script(const GivenPath& given) {
  const std::string_view name = std::string_view(given.path).substr(given.path.rfind('/') + 1);
  const bool script = name.ends_with(".sh") || name.ends_with(".bash");
  const bool make = name == "Makefile" || name == "makefile" || name == "GNUmakefile" || name.ends_with(".mk");
  return (script || make) && !given.is_folder ? std::optional(given) : std::nullopt;
}

void read_scripts(InputReading& reading, const std::vector<GivenPath>& paths) {
  Buffer text;
  for (const GivenPath& given : paths) {
    ReadAssembly& into = reading.assemblies.emplace_back();
    const FileId file = reading.sources.add_given(given.path);
    into.assembly.path = given.path;
    const Repository repository(reading.sources, given);
    into.assembly.root = repository.root();
    into.assembly.kind = "commands";
    if (const auto failure = reading.sources.read(file, text)) {
      into.report("unreadable-input", '`' + given.path + "` " + std::string(describe(*failure)),
                  {.span = {.file = file}, .label = "the commands", .logical_id = {}});
      continue;
    }
    const auto place = [&](const ShellWord& word) {
      return Span{file, static_cast<std::uint32_t>(word.begin), static_cast<std::uint32_t>(word.end)};
    };
    const auto resolve = [&](const std::string& path) { return repository.from_within(path); };
    CommandReader reader(reading, Variables(text.view()), place, resolve);
    const bool shell = given.path.ends_with("sh");
    for (const DeployCommand& command : find_commands(text.view(), shell ? Quotes::OfShell : Quotes::OfLines))
      reader.read(command);
    note_unknown(reader.unknown(), into);
  }
}

}  // namespace

Reader script_reader() { return {.recognise = recognise_script, .read = read_scripts}; }

}  // namespace crosscheck
