#include <filesystem>
#include <string_view>

#include "config/config.h"
#include "text/error.h"
#include "text/printable.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

// Also true of a dangling link or a FIFO: what is there but cannot be read is not skipped in silence.
bool there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(path, ignored));
}

}  // namespace

std::optional<std::string> find_config(const std::string& directory) {
  std::error_code error;
  fs::path folder = fs::canonical(directory, error);
  if (error) throw InputError(printable(directory) + " is not a folder that can be read");
  for (;; folder = folder.parent_path()) {
    const fs::path yaml = folder / "crosscheck.yaml", yml = folder / "crosscheck.yml";
    if (there(yaml) && there(yml)) {
      throw InputError(printable(folder.string()) + " has both crosscheck.yaml and crosscheck.yml: keep one");
    }
    for (const fs::path& found : {yaml, yml}) {
      if (there(found)) return found.string();
    }
    if (there(folder / ".git") || folder == folder.root_path()) return std::nullopt;
  }
}

}  // namespace crosscheck
