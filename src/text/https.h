#pragma once

#include <string_view>

namespace crosscheck {

// Whether a reference may become a link: https, and nothing in it that a URI does not have or that means something to
// Markdown, HTML or a terminal.
inline bool is_https(std::string_view reference) {
  constexpr std::string_view kScheme = "https://";
  constexpr std::string_view kCharacters =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._~:/?#@!$&+,;=%-";
  return reference.starts_with(kScheme) && reference.size() > kScheme.size() &&
         reference.find_first_not_of(kCharacters) == std::string_view::npos;
}

}  // namespace crosscheck
