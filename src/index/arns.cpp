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

std::string_view take_arn(std::string_view& rest) {
  for (std::size_t at = rest.find("arn:"); at != std::string_view::npos; at = rest.find("arn:", at + 4)) {
    if (at > 0 && (is_letter(rest[at - 1]) || is_digit(rest[at - 1]) || rest[at - 1] == '-')) continue;  // "learn:"
    std::size_t end = at;
    while (end < rest.size()) {
      if (rest[end] == '$' && is_token_at(rest, end)) {
        end = token_end(rest, end);
      } else if (kEndsArn[static_cast<unsigned char>(rest[end])]) {
        break;
      } else {
        ++end;
      }
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
