#include "document/yaml/directives.h"

namespace crosscheck {

std::optional<std::uint32_t> excess_tag_directive(std::string_view text) {
  constexpr std::string_view kDirective = "%TAG";
  int count = 0;
  for (std::size_t at = text.find(kDirective); at != std::string_view::npos; at = text.find(kDirective, at + 1)) {
    const bool indented = at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t');
    if (!indented && ++count > kMostTagDirectives) return static_cast<std::uint32_t>(at);
  }
  return std::nullopt;
}

}  // namespace crosscheck
