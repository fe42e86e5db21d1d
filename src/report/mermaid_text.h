#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace crosscheck {

// Untrusted text as a quoted label of Mermaid: whatever could be more than a letter to it or to Markdown is written as
// its number. `printable`, and never empty, which Mermaid refuses.
std::string mermaid_label(std::string_view text, std::size_t limit = 60);

}  // namespace crosscheck
