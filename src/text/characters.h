#pragma once

#include <algorithm>
#include <string_view>

namespace crosscheck {

// What a byte is as an ASCII character, whatever the locale. Bytes above ASCII are none of these.
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_letter(char c) { return is_upper(c) || is_lower(c); }
constexpr bool is_alphanumeric(char c) { return is_letter(c) || is_digit(c); }
constexpr bool is_hex_digit(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// An upper-case letter as its lower-case one; anything else as it is.
constexpr char to_lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

// A byte of UTF-8 that is not the first one of its character.
constexpr bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

// Twelve digits, as the id of an AWS account.
inline bool is_account_id(std::string_view text) {
  return text.size() == 12 && std::all_of(text.begin(), text.end(), is_digit);
}

// Some editors begin a UTF-8 file with it; it is not part of the text and has no column.
inline constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

}  // namespace crosscheck
