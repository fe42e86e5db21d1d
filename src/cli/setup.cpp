#include "cli/setup.h"

namespace crosscheck {
namespace {

std::vector<std::string> ids_of(const std::vector<Rule>& rules) {
  std::vector<std::string> ids;
  for (const Rule& rule : rules) ids.push_back(rule.id);
  return ids;
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

// The path as seen from the working directory, where it lies beneath it.
std::string shown(const std::string& path, const Surroundings& here) {
  return path.starts_with(here.directory + '/') ? path.substr(here.directory.size() + 1) : path;
}

}  // namespace

Setup read_setup(Sources& sources, const Options& options, const Surroundings& here) {
  Setup setup;
  std::vector<std::string> folders = options.rule_folders;
  std::string path = options.config;
  if (path.empty() && !options.no_config) path = find_config(here.directory).value_or("");
  if (path.empty()) {
    setup.rules = load_rules(sources, folders);
    return setup;
  }
  path = shown(path, here);
  const std::string folder = folder_of(path);
  const RootId root = sources.add_root(folder, folder == "." ? "" : folder);
  const FileId file = sources.add(root, path.substr(path.rfind('/') + 1));
  setup.config = read_config(sources, file);
  for (const std::string& more : setup.config.rule_folders) folders.push_back(folder + '/' + more);
  setup.rules = load_rules(sources, folders);
  check_rule_ids(sources, setup.config, ids_of(setup.rules));
  return setup;
}

}  // namespace crosscheck
