#include "facts/placeholder.h"

#include <algorithm>
#include <array>

#include "text/characters.h"
#include "text/simd.h"

namespace crosscheck {
namespace {

constexpr char kUndefined[] = "undefined";
constexpr std::array<std::string_view, 3> kOpenings = {"<%", "{%", "[object "};

bool is_word(char c) { return is_alphanumeric(c) || c == '_'; }

// `{{ env }}`, and an opening brace behind a dollar or number sign.
bool holds_brace(std::string_view text) {
  for (std::size_t at = text.find('{', 1); at != std::string_view::npos; at = text.find('{', at + 1)) {
    if (text[at - 1] == '{' || text[at - 1] == '$' || text[at - 1] == '#') return true;
  }
  return false;
}

// `%STAGE%`
bool holds_percent_word(std::string_view text) {
  for (std::size_t begin = text.find('%'); begin != std::string_view::npos; begin = text.find('%', begin + 1)) {
    std::size_t end = begin + 1;
    while (end < text.size() && is_word(text[end])) ++end;
    if (end > begin + 1 && end < text.size() && text[end] == '%') return true;
  }
  return false;
}

bool suspicious(std::string_view literal) {
  return std::any_of(kOpenings.begin(), kOpenings.end(),
                     [&](std::string_view one) { return literal.find(one) != std::string_view::npos; }) ||
         holds_brace(literal) || holds_percent_word(literal) || says_undefined(literal);
}

}  // namespace

bool says_undefined(std::string_view text) {
  if (!contains(text, 'f')) return false;  // most names
  const std::size_t begin = find_literal(text, kUndefined);
  if (begin == std::string_view::npos) return false;
  const std::size_t end = begin + sizeof kUndefined - 1;
  return (begin == 0 || !is_alphanumeric(text[begin - 1])) && (end == text.size() || !is_alphanumeric(text[end]));
}

bool holds_placeholder(const Text& text) {
  if (!holds_any(text.key(), '{', '%', '<', '[') && !contains(text.key(), kUndefined)) return false;
  if (text.literal()) return suspicious(text.plain());
  for (const Piece& piece : pieces(text)) {
    if (piece.kind() == Piece::Kind::Literal && suspicious(piece.literal())) return true;
  }
  return false;
}

}  // namespace crosscheck
