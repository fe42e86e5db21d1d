#include "cli/host/host.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>

#include <unistd.h>

#include "cli/host/hyperlinks.h"
#include "host/clock.h"
#include "host/terminal.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

bool wants_color(Color color, bool terminal) {
  if (color != Color::Auto) return color == Color::Always;
  const char* none = std::getenv("NO_COLOR");
  if (none && *none) return false;
  const char* force = std::getenv("FORCE_COLOR");
  if (force && *force && std::string(force) != "0") return true;
  const char* term = std::getenv("TERM");
  return terminal && !(term && std::string(term) == "dumb");
}

constexpr std::size_t kNarrowest = 40;  // narrower, wrapped text is no better than what the terminal does

std::size_t columns(bool terminal) {
  std::size_t width = 0;
  if (const char* exported = std::getenv("COLUMNS")) width = std::strtoul(exported, nullptr, 10);
  if (width == 0 && terminal) width = terminal_columns();
  return width == 0 ? 0 : std::max(width, kNarrowest);
}

}  // namespace

Host inspect_host(Color color) {
  Host here;
  std::error_code failed;
  here.directory = std::filesystem::current_path(failed).string();
  here.git_root = find_above(here.directory, ".git").value_or(here.directory);
  here.today = local_time(std::time(nullptr), "%Y-%m-%d");
  here.terminal = is_terminal(STDOUT_FILENO);
  here.color = wants_color(color, here.terminal);
  here.links = wants_links(here.terminal, here.color);
  here.width = columns(here.terminal);
  return here;
}

std::string shown(const std::string& path, const Host& here) {
  if (path == here.directory) return ".";
  return path.starts_with(here.directory + '/') ? path.substr(here.directory.size() + 1) : path;
}

std::string quoted_path(const std::string& path, const Host& here) { return '`' + printable(shown(path, here)) + '`'; }

std::optional<std::string> find_above(const std::string& folder, const std::string& name) {
  for (std::filesystem::path at = folder;; at = at.parent_path()) {
    std::error_code ignored;
    if (std::filesystem::exists(at / name, ignored)) return at.string();
    if (std::filesystem::exists(at / ".git", ignored) || at == at.parent_path()) return std::nullopt;
  }
}

}  // namespace crosscheck
