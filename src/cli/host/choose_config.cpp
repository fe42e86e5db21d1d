#include "cli/host/choose_config.h"

#include <filesystem>
#include <set>

#include "config/config.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

// Empty: none. An input that is yet to be written has its config above the first folder that is there.
std::string config_above(const std::string& input, const Host& here) {
  std::error_code ignored;
  fs::path folder = (fs::path(here.directory) / input).lexically_normal();
  while (!fs::is_directory(folder, ignored) && folder != folder.root_path()) folder = folder.parent_path();
  return shown(find_config(folder.string()).value_or(""), here);
}

}  // namespace

ConfigChoice choose_config(const std::vector<std::string>& inputs, const Host& here) {
  ConfigChoice choice{.file = config_above(".", here), .passed_over = {}};
  std::set<std::string> own;
  for (const std::string& input : inputs) own.insert(config_above(input, here));
  std::set<std::string> all = own;
  all.insert(choice.file);
  if (own.size() == 1 && !own.begin()->empty()) choice.file = *own.begin();
  all.erase(choice.file);
  all.erase("");
  choice.passed_over.assign(all.begin(), all.end());
  return choice;
}

}  // namespace crosscheck
