#include "document/decode.h"

#include <algorithm>

namespace crosscheck {
namespace {

char32_t hex4(std::string_view digits) {
  char32_t value = 0;
  for (const char digit : digits.substr(0, 4)) {
    const char32_t letter = static_cast<char32_t>(digit | 0x20) - 'a' + 10;
    value = value << 4 | (digit <= '9' ? static_cast<char32_t>(digit - '0') : letter);
  }
  return value;
}

char simple_escape(char letter) {
  switch (letter) {
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return letter;  // quote, backslash, slash
  }
}

}  // namespace

void append_utf8(std::string& out, char32_t c) {
  const auto tail = [c](int shift) { return static_cast<char>(0x80 | ((c >> shift) & 0x3f)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += {static_cast<char>(0xc0 | c >> 6), tail(0)};
  } else if (c < 0x10000) {
    out += {static_cast<char>(0xe0 | c >> 12), tail(6), tail(0)};
  } else {
    out += {static_cast<char>(0xf0 | c >> 18), tail(12), tail(6), tail(0)};
  }
}

void decode_json(std::string_view raw, std::string& out) {
  out.clear();
  out.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t escape = std::min(raw.find('\\', at), raw.size());
    out.append(raw, at, escape - at);
    if (escape == raw.size()) break;
    at = escape + 2;
    if (raw[escape + 1] != 'u') {
      out += simple_escape(raw[escape + 1]);
      continue;
    }
    char32_t c = hex4(raw.substr(at));
    at += 4;
    if (c >= 0xd800 && c <= 0xdbff) {  // the other half follows as `\uXXXX`
      c = 0x10000 + ((c - 0xd800) << 10) + (hex4(raw.substr(at + 2)) - 0xdc00);
      at += 6;
    }
    append_utf8(out, c);
  }
}

}  // namespace crosscheck
