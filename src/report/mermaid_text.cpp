#include "report/mermaid_text.h"

#include <cstdint>

#include "text/characters.h"
#include "text/printable.h"

namespace crosscheck {

std::string mermaid_label(std::string_view text, std::size_t limit) {
  const std::string shown = printable(text, limit);
  std::string label;
  for (std::size_t at = 0; at < shown.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(shown, at);
    const char ascii = c < 0x80 ? static_cast<char>(c) : '\0';
    const bool plain = is_alphanumeric(ascii) || std::string_view(" .,/-()").find(ascii) != std::string_view::npos;
    label += plain ? shown.substr(from, at - from) : "#" + std::to_string(static_cast<std::uint32_t>(c)) + ";";
  }
  return "\"" + (label.empty() ? " " : label) + "\"";
}

}  // namespace crosscheck
