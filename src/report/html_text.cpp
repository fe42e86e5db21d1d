#include "report/html_text.h"

#include <algorithm>

#include "text/characters.h"
#include "text/printable.h"

namespace crosscheck {

std::string html(std::string_view text, std::size_t limit) {
  std::string escaped;
  for (const char c : printable(text, limit)) {
    switch (c) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      case '\'': escaped += "&#39;"; break;
      default: escaped += c;
    }
  }
  return escaped;
}

std::string html_prose(std::string_view text) {
  const std::string sentence = html(text, kSentence);
  std::string prose;
  for (std::size_t at = 0; at < sentence.size();) {
    const std::size_t open = sentence.find('`', at);
    const std::size_t close = open == std::string::npos ? open : sentence.find('`', open + 1);
    if (close == std::string::npos) return prose + sentence.substr(at);
    prose += sentence.substr(at, open - at) + "<code>" + sentence.substr(open + 1, close - open - 1) + "</code>";
    at = close + 1;
  }
  return prose;
}

std::string html_fragment(std::string_view text) {
  std::string encoded;
  for (const char c : printable(text)) {
    const bool plain = is_alphanumeric(c) || std::string_view("-._~/:").find(c) != std::string_view::npos;
    const auto byte = static_cast<unsigned char>(c);
    if (plain) encoded += c;
    else encoded += {'%', "0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 15]};
  }
  return encoded;
}

std::string html_place(const Place& place) { return html(place.file) + ':' + std::to_string(place.line); }

std::string severity_sign(Severity severity) {
  const char* const sign = severity == Severity::Error ? "✖" : severity == Severity::Warning ? "▲" : "●";
  const std::string word(name(severity));
  return "<span class=\"" + word + "\" aria-hidden=\"true\">" + sign + "</span><span class=\"sr\">" + word +
         ": </span>";
}

std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto nibble = [](char c) { return static_cast<unsigned>(is_digit(c) ? c - '0' : to_lower(c) - 'a' + 10); };
  std::string encoded;
  for (std::size_t i = 0; i < hex.size(); i += 6) {  // three bytes
    unsigned bits = 0;
    for (std::size_t j = 0; j < 6; ++j) bits = bits << 4 | (i + j < hex.size() ? nibble(hex[i + j]) : 0);
    const std::size_t digits = (std::min<std::size_t>(6, hex.size() - i) * 4 + 5) / 6;
    for (std::size_t j = 0; j < 4; ++j) encoded += j < digits ? kDigits[bits >> (18 - 6 * j) & 63] : '=';
  }
  return encoded;
}

}  // namespace crosscheck
