#include "index/arns.h"

#include <array>

#include "evaluate/value.h"

namespace crosscheck {
namespace {

constexpr std::array<bool, 256> kEndsArn = [] {
  std::array<bool, 256> ends{};
  for (char c : std::string_view("\"' ,;<>()[]{}\\\n\r\t|")) ends[static_cast<unsigned char>(c)] = true;
  return ends;
}();

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::vector<std::string_view> arns_in(std::string_view encoded) {
  std::vector<std::string_view> found;
  for (std::size_t at = encoded.find("arn:"); at != std::string_view::npos; at = encoded.find("arn:", at)) {
    if (at > 0 && (is_letter(encoded[at - 1]) || is_digit(encoded[at - 1]) || encoded[at - 1] == '-')) {
      at += 4;   // "learn:"
      continue;
    }
    std::size_t end = at;
    while (end < encoded.size()) {
      if (encoded[end] == '$' && is_token_at(encoded, end)) {
        end = token_end(encoded, end);
      } else if (kEndsArn[static_cast<unsigned char>(encoded[end])]) {
        break;
      } else {
        ++end;
      }
    }
    found.push_back(encoded.substr(at, end - at));
    at = end;
  }
  return found;
}

bool looks_like_name(std::string_view encoded) {
  if (encoded.size() < 6 || encoded.size() > 512) return false;
  bool separator = false, letter = false;
  for (std::size_t at = 0; at < encoded.size();) {
    const char c = encoded[at];
    if (c == '$' && is_token_at(encoded, at)) {
      at = token_end(encoded, at);
      continue;
    }
    ++at;
    if (is_letter(c)) letter = true;
    else if (c == '-' || c == '_' || c == '/' || c == '.') separator = true;
    else if (!is_digit(c)) return false;
  }
  return separator && letter;
}

}  // namespace crosscheck
