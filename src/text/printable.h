#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace crosscheck {

// Untrusted text made safe for every output: control characters (C0, C1, DEL, line and paragraph
// separators), bidirectional overrides, zero-width characters, code points that are no characters and bytes
// that are not UTF-8 become visible escapes (`\x1b`, `\u202e`); text longer than `limit` code points is cut with `…`.
// Commands that CI systems read from any line (`##[`, `##vso[`, `##teamcity[`, `::` at the start) are broken by a
// backslash.
std::string printable(std::string_view text, std::size_t limit = 256);
// The limit for a sentence of ours, such as a headline or a help, with names in it each of which may be long.
inline constexpr std::size_t kSentence = 1024;

// The same without a limit and keeping line feeds, for text that is ours but holds untrusted parts.
std::string printable_block(std::string_view text);

// Reads one code point at `at` and moves past it. Bytes that are not UTF-8 give 0xFFFFFFFF, one each.
char32_t next_code_point(std::string_view text, std::size_t& at);

}  // namespace crosscheck
