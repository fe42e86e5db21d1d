#include "cli/host/hyperlinks.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "report/uri.h"

namespace crosscheck {
namespace {

std::string_view environment_variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

template <std::size_t Count>
bool is_one_of(std::string_view text, const std::array<std::string_view, Count>& all) {
  return std::find(all.begin(), all.end(), text) != all.end();
}

// What terminals say of themselves. Those that say nothing are taken for one that would show the escapes.
bool shows_links() {
  static constexpr std::array<std::string_view, 7> kPrograms = {"Hyper",  "iTerm.app", "terminology", "WezTerm",
                                                                "vscode", "ghostty",   "zed"};
  static constexpr std::array<std::string_view, 4> kTerms = {"xterm-kitty", "alacritty", "alacritty-direct",
                                                             "xterm-ghostty"};
  if (!environment_variable("TMUX").empty() || !environment_variable("STY").empty() ||
      !environment_variable("CI").empty())
    return false;
  if (is_one_of(environment_variable("TERM_PROGRAM"), kPrograms) || is_one_of(environment_variable("TERM"), kTerms))
    return true;
  for (const char* name : {"WT_SESSION", "DOMTERM", "KONSOLE_VERSION"}) {
    if (!environment_variable(name).empty()) return true;
  }
  return std::strtoul(std::string(environment_variable("VTE_VERSION")).c_str(), nullptr, 10) > 5000;  // 0.50.0 crashes
}

std::string host_name() {
  std::array<char, 256> name{};
  return gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : std::string();
}

}  // namespace

bool wants_links(bool terminal, bool color) {
  if (const std::string_view force = environment_variable("FORCE_HYPERLINK"); !force.empty()) return force != "0";
  return terminal && color && shows_links();
}

std::string link_to(const std::string& file, const Host& here) {
  for (const std::string& folder : {here.directory, here.git_root}) {
    const std::filesystem::path path = (std::filesystem::path(folder) / file).lexically_normal();
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored))
      return "file://" + path_uri(host_name()) + path_uri(path.string()).substr(std::string_view("file://").size());
  }
  return "";
}

}  // namespace crosscheck
