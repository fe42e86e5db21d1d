#include "cli/surroundings.h"

#include <cstdlib>
#include <ctime>
#include <filesystem>

#include <unistd.h>

namespace crosscheck {
namespace {

std::string git_root_above(const std::filesystem::path& directory) {
  for (std::filesystem::path at = directory;; at = at.parent_path()) {
    std::error_code ignored;
    if (std::filesystem::exists(at / ".git", ignored)) return at.string();
    if (at == at.parent_path()) return directory.string();
  }
}

bool wants_color(Color color, bool terminal) {
  if (color != Color::Auto) return color == Color::Always;
  const char* none = std::getenv("NO_COLOR");
  if (none && *none) return false;
  const char* force = std::getenv("FORCE_COLOR");
  if (force && *force && std::string(force) != "0") return true;
  const char* term = std::getenv("TERM");
  return terminal && !(term && std::string(term) == "dumb");
}

}  // namespace

Surroundings look_around(const Options& options) {
  Surroundings here;
  std::error_code failed;
  here.directory = std::filesystem::current_path(failed).string();
  here.git_root = git_root_above(here.directory);
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &local);
  here.today = text;
  here.terminal = isatty(STDOUT_FILENO) != 0;
  here.color = wants_color(options.color, here.terminal);
  return here;
}

}  // namespace crosscheck
