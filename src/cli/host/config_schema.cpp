#include "cli/host/config_schema.h"

#include <filesystem>

namespace crosscheck {

namespace fs = std::filesystem;

std::string config_schema(const Host& here) {
  const std::string packaged = "node_modules/@crosscheck/cli/schemas/config.schema.json";
  if (const auto above = find_above(here.directory, packaged)) {
    const fs::path path = (fs::path(*above) / packaged).lexically_relative(here.directory);
    return path.string().starts_with("..") ? path.string() : "./" + path.string();
  }
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  const fs::path installed = program.parent_path().parent_path() / "share/crosscheck/schemas/config.schema.json";
  const bool shared = installed.string().starts_with("/usr/") || installed.string().starts_with("/opt/");
  return shared && fs::is_regular_file(installed, failed) ? installed.string() : std::string();
}

}  // namespace crosscheck
