#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace crosscheck {

// The templates in a folder and in those below it, and the descriptions that say how such are deployed.
struct FoundTemplates {
  std::vector<std::filesystem::path> paths;  // sorted
  std::size_t others = 0;                    // YAML and JSON files that are neither
};
FoundTemplates find_templates(const std::filesystem::path& folder);
// Those descriptions alone.
std::vector<std::filesystem::path> find_descriptions(const std::filesystem::path& folder);
// All files there that deploy something, scripts and workflows as well: for a folder without templates.
FoundTemplates find_described(const std::filesystem::path& folder);

}  // namespace crosscheck
