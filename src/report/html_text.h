#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "finding/report.h"

namespace crosscheck {

// The one way of a text into the page, as content or within a quoted attribute: printable, with nothing left that HTML
// could take for more than a letter.
std::string html(std::string_view text, std::size_t limit = 256);

// A sentence: names in backticks become code.
std::string html_prose(std::string_view text);

// For `href="#name=…"`: what comes after the sign, percent-encoded.
std::string html_fragment(std::string_view text);

// "lib/a.ts:20".
std::string html_place(const Place& place);

// "✖", "▲" or "●", with a word for those who do not see it.
std::string severity_sign(Severity severity);

// 64 hex digits as base64, as a content security policy wants it.
std::string base64_of_hex(std::string_view hex);

}  // namespace crosscheck
