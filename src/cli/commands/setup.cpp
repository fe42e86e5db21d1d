#include "cli/commands/setup.h"

#include "cli/declare.h"
#include "cli/host/choose_config.h"
#include "cli/host/extended_config.h"
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

ConfigChoice config_of(const ConfigOptions& options, const std::vector<std::string>& inputs, const Host& here) {
  if (!options.file.empty()) return {.file = shown(options.file, here), .passed_over = {}};
  return options.none ? ConfigChoice() : choose_config(inputs, here);
}

Notification passed_over(const std::string& file, const ConfigChoice& choice) {
  const std::string used = choice.file.empty() ? "no config is used" : '`' + printable(choice.file) + "` is used";
  return {.severity = Severity::Note,
          .message = "config `" + printable(file) + "` was passed over: " + used + "; `--config` chooses another",
          .place = {}};
}

}  // namespace

Setup read_setup(Sources& sources, const SetupOptions& options, const std::vector<std::string>& inputs,
                 const Host& here) {
  if (options.config.none && !options.config.file.empty()) throw UsageError("--no-config: it excludes --config");
  Setup setup;
  if (!options.baseline.empty()) setup.baseline = sources.add_given(options.baseline);
  std::vector<std::string> folders = options.rule_folders;
  const ConfigChoice choice = config_of(options.config, inputs, here);
  for (const std::string& file : choice.passed_over) setup.notifications.push_back(passed_over(file, choice));
  if (const std::string& path = choice.file; !path.empty()) {
    const std::string folder = folder_of(path);
    const RootId root = sources.add_root(folder, folder == "." ? "" : folder);
    setup.config = read_config(sources, sources.add(root, path.substr(path.rfind('/') + 1)));
    check_rule_folders(sources, root, setup.config);
    if (setup.baseline == kNoFile) setup.baseline = configured_baseline(sources, root, setup.config);
    for (const std::string& more : setup.config.rule_folders) folders.push_back(folder + '/' + more);
    extend_config(sources, setup.config, here);
    folders.insert(folders.end(), setup.config.extended_rule_folders.begin(), setup.config.extended_rule_folders.end());
  }
  setup.rules = load_rules(sources, folders);
  if (setup.config.file != kNoFile) check_rule_ids(sources, setup.config, rule_names(setup.rules));
  if (options.reads_baseline && setup.baseline != kNoFile) setup.known = read_baseline(sources, setup.baseline);
  return setup;
}

}  // namespace crosscheck
