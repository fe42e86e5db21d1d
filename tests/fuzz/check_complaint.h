#pragma once

#include "check_document.h"

namespace crosscheck {

// What holds for the complaints about our own files, whatever is in them.
inline void check_complaint(std::string_view text, std::string_view file) {
  check_utf8(text);
  require(text.starts_with(file), "complaints begin with the file");
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    require((byte >= 0x20 && byte != 0x7f) || c == '\n', "no control characters");
  }
  for (const std::string_view hidden : {"\u009b", "\u200b", "\u202e", "\u2028", "\ufeff", "##[", "\n::"}) {
    require(text.find(hidden) == std::string_view::npos, "nothing that hides, reorders or commands");
  }
}

}  // namespace crosscheck
