#include "facts/arns.h"

#include <array>
#include <cstdint>

#include "evaluate/value.h"
#include "text/simd.h"

namespace crosscheck {
namespace {

// What each character may be, as bits.
enum Class : std::uint8_t { kLetter = 1, kSeparator = 2, kDigit = 4, kEndsArn = 8, kToken = 16 };

constexpr std::array<std::uint8_t, 256> kClasses = [] {
  std::array<std::uint8_t, 256> classes{};
  const auto set = [&](std::string_view characters, Class what) {
    for (char c : characters) classes[static_cast<unsigned char>(c)] |= what;
  };
  set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", kLetter);
  set("0123456789", kDigit);
  set("-_/.", kSeparator);
  set("\"' ,;<>()[]{}\\\n\r\t|", kEndsArn);
  set("$", kToken);
  return classes;
}();

unsigned class_of(char c) { return kClasses[static_cast<unsigned char>(c)]; }

}  // namespace

std::string_view take_arn(std::string_view& rest) {
  for (std::size_t at = 0; (at = find_literal(rest, "arn:", at)) != std::string_view::npos; at += 4) {
    if (at > 0 && ((class_of(rest[at - 1]) & (kLetter | kDigit)) != 0 || rest[at - 1] == '-')) continue;  // "learn:"
    std::size_t end = at;
    while (end < rest.size()) {
      const unsigned what = class_of(rest[end]) & (kEndsArn | kToken);
      if (what == 0) {
        ++end;
        continue;
      }
      if (what == kEndsArn) break;
      end = is_token_at(rest, end) ? token_end(rest, end) : end + 1;
    }
    const std::string_view found = rest.substr(at, end - at);
    rest.remove_prefix(end);
    return found;
  }
  rest = {};
  return {};
}

bool looks_like_name(std::string_view encoded) {
  if (encoded.size() < 6 || encoded.size() > 512) return false;
  unsigned seen = 0;
  for (std::size_t at = 0; at < encoded.size();) {
    const unsigned what = class_of(encoded[at]);
    if ((what & (kLetter | kSeparator | kDigit)) != 0) {
      seen |= what;
      ++at;
    } else if (is_token_at(encoded, at)) {
      at = token_end(encoded, at);
    } else {
      return false;
    }
  }
  return (seen & kLetter) != 0 && (seen & kSeparator) != 0;
}

}  // namespace crosscheck
