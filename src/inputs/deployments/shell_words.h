#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck {

// A word of a shell's command line without its quotes, and where it stands in the text.
struct ShellWord {
  std::string text;
  std::size_t begin = 0, end = 0;
};

// Split as a shell does it; nothing is expanded. A backslash before the end of a line joins it to the next one.
std::vector<ShellWord> shell_words(std::string_view text);

}  // namespace crosscheck
