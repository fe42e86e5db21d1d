#include "facts/looks_like_name.h"

#include <array>
#include <cstdint>

namespace crosscheck {
namespace {

// What each character may be, as bits.
enum Class : std::uint8_t { kLetter = 1, kSeparator = 2, kDigit = 4 };

constexpr std::array<std::uint8_t, 256> kClasses = [] {
  std::array<std::uint8_t, 256> classes{};
  const auto set = [&](std::string_view characters, Class what) {
    for (char c : characters) classes[static_cast<unsigned char>(c)] |= what;
  };
  set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", kLetter);
  set("0123456789", kDigit);
  set("-_/.", kSeparator);
  return classes;
}();

// The classes of all characters, as bits; 0 where one of them cannot be part of a name.
unsigned classes_in(std::string_view text) {
  unsigned seen = 0;
  for (char c : text) {
    const unsigned what = kClasses[static_cast<unsigned char>(c)];
    if (what == 0) return 0;
    seen |= what;
  }
  return seen;
}

}  // namespace

bool looks_like_name(const Text& text) {
  if (text.size() < 6 || text.size() > 512) return false;
  unsigned seen = 0;
  for (const Piece& piece : pieces(text)) {
    if (piece.kind() != Piece::Kind::Literal) continue;
    const unsigned what = classes_in(piece.literal());
    if (what == 0) return false;
    seen |= what;
  }
  return (seen & kLetter) != 0 && (seen & kSeparator) != 0;
}

}  // namespace crosscheck
