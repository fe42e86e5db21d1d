#pragma once

#include <string_view>

namespace crosscheck {

// The config may come from a pull request: it names only what lies beneath its own folder.
bool stays_beneath(std::string_view path);

}  // namespace crosscheck
