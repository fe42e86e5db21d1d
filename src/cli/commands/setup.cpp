#include "cli/commands/setup.h"

#include "cli/declare.h"
#include "text/error.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

// The config may come with a pull request: the rule folders that it names lie beneath its own, also where links lead.
void check_rule_folders(const Sources& sources, RootId root, const Config& config) {
  for (const std::string& folder : config.rule_folders) {
    FolderIdentity ignored;
    if (sources.find_folder(root, folder, ignored) != ReadFailure::Outside) continue;
    throw InputError(printable(sources.display(config.file)) + ": rule folder `" + printable(folder) +
                     "` leads out of the folder of this file; `--rules` takes any folder");
  }
}

// The same for the baseline, which moreover is written to.
FileId configured_baseline(Sources& sources, RootId root, const Config& config) {
  if (config.baseline.empty()) return kNoFile;
  const FileId file = sources.add(root, config.baseline);
  if (sources.check(file) != ReadFailure::Outside) return file;
  throw InputError(printable(sources.display(config.file)) + ": the baseline `" + printable(config.baseline) +
                   "` leads out of the folder of this file; `--baseline` takes any file");
}

// Empty: none.
std::string config_path(const ConfigOptions& options, const Host& here) {
  if (!options.file.empty()) return shown(options.file, here);
  return options.none ? "" : shown(find_config(here.directory).value_or(""), here);
}

}  // namespace

Setup read_setup(Sources& sources, const SetupOptions& options, const Host& here) {
  if (options.config.none && !options.config.file.empty()) throw UsageError("--no-config: it excludes --config");
  Setup setup;
  if (!options.baseline.empty()) setup.baseline = sources.add_given(options.baseline);
  std::vector<std::string> folders = options.rule_folders;
  if (const std::string path = config_path(options.config, here); !path.empty()) {
    const std::string folder = folder_of(path);
    const RootId root = sources.add_root(folder, folder == "." ? "" : folder);
    setup.config = read_config(sources, sources.add(root, path.substr(path.rfind('/') + 1)));
    check_rule_folders(sources, root, setup.config);
    if (setup.baseline == kNoFile) setup.baseline = configured_baseline(sources, root, setup.config);
    for (const std::string& more : setup.config.rule_folders) folders.push_back(folder + '/' + more);
  }
  setup.rules = load_rules(sources, folders);
  if (setup.config.file != kNoFile) check_rule_ids(sources, setup.config, rule_names(setup.rules));
  if (options.reads_baseline && setup.baseline != kNoFile) setup.known = read_baseline(sources, setup.baseline);
  return setup;
}

}  // namespace crosscheck
