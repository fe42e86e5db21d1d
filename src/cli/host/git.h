#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace crosscheck {

// The items, each ended by a NUL, that git prints with these words in a folder; nothing where git is not to be had or
// does not know the folder. Throws `InputError` as `run_program` does.
std::optional<std::vector<std::string>> git_list(const std::filesystem::path& folder,
                                                 const std::vector<std::string>& words);

}  // namespace crosscheck
