#include "index/arns.h"

#include <algorithm>
#include <cctype>

#include "evaluate/value.h"

namespace crosscheck {

std::vector<std::string_view> arns_in(std::string_view encoded) {
  std::vector<std::string_view> found;
  for (std::size_t at = encoded.find("arn:"); at != std::string_view::npos; at = encoded.find("arn:", at)) {
    if (at > 0 && (std::isalnum(static_cast<unsigned char>(encoded[at - 1])) || encoded[at - 1] == '-')) {
      at += 4;   // "learn:"
      continue;
    }
    std::size_t end = at;
    while (end < encoded.size()) {
      if (is_token_at(encoded, end)) {
        end = token_at(encoded, end).end;
        continue;
      }
      constexpr std::string_view kEnds = "\"' ,;<>()[]{}\\\n\r\t|";
      if (kEnds.find(encoded[end]) != std::string_view::npos) break;
      ++end;
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
    if (is_token_at(encoded, at)) {
      at = token_at(encoded, at).end;
      continue;
    }
    const char c = encoded[at++];
    if (c == '-' || c == '_' || c == '/' || c == '.') separator = true;
    else if (std::isalpha(static_cast<unsigned char>(c))) letter = true;
    else if (!std::isdigit(static_cast<unsigned char>(c))) return false;
  }
  return separator && letter;
}

}  // namespace crosscheck
