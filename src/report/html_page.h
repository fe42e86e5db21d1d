#pragma once

#include <string_view>

namespace crosscheck {

// What the build embedded of `src/report/html`, with the SHA-256 of the text in hex: the page's policy allows no other
// style and no other script.
struct PageAsset {
  std::string_view text, sha256;
};
extern const PageAsset kPageStyle, kPageScript;

}  // namespace crosscheck
