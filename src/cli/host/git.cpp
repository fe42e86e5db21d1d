#include "cli/host/git.h"

#include <algorithm>

#include "cli/host/process.h"

namespace crosscheck {

std::optional<std::vector<std::string>> git_list(const std::filesystem::path& folder,
                                                 const std::vector<std::string>& words) {
  // Without what git tells its hooks, which holds only where they start; and without the program that the repository's
  // settings may name.
  std::vector<std::string> command = {"git", "-c", "core.fsmonitor=false"};
  command.insert(command.end(), words.begin(), words.end());
  const Ran git = run_program(folder, command, {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"});
  if (git.exit_code != 0) return std::nullopt;
  const std::string& text = git.output;
  std::vector<std::string> items;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\0', from), text.size());
    items.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return items;
}

}  // namespace crosscheck
