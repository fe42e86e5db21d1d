#include "document/decode.h"

#include "text/simd.h"

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

}  // namespace

void decode_json(std::string_view raw, std::string& out) {
  constexpr std::size_t kBehind = 16;  // see `copy_until`
  out.resize(raw.size() + kBehind);    // no escape is shorter than what it stands for
  std::size_t size = 0;
  std::string encoded;
  for (;;) {
    const std::size_t plain = copy_until('\\', raw, out.data() + size);
    size += plain;
    if (plain == raw.size()) break;
    const char letter = raw[plain + 1];
    raw.remove_prefix(plain + 2);
    if (letter != 'u') {
      out[size++] = simple_escape(letter);
      continue;
    }
    char32_t c = hex4(raw);
    raw.remove_prefix(4);
    if (c >= 0xd800 && c <= 0xdbff) {  // the other half follows as `\uXXXX`
      c = 0x10000 + ((c - 0xd800) << 10) + (hex4(raw.substr(2)) - 0xdc00);
      raw.remove_prefix(6);
    }
    encoded.clear();
    append_utf8(encoded, c);
    size += encoded.copy(out.data() + size, encoded.size());
  }
  out.resize(size);
}

}  // namespace crosscheck
