#include "rules/style.h"

#include "text/characters.h"

namespace crosscheck {
namespace {

// Lower case, without code in backticks, all between letters as one blank: " not allowed here ".
std::string prose(std::string_view text) {
  std::string result = " ";
  bool code = false;
  for (char c : text) {
    if (c == '`') code = !code;
    if (!code && is_letter(c)) {
      result += to_lower(c);
    } else if (result.back() != ' ') {
      result += ' ';
    }
  }
  return result.back() == ' ' ? result : result + ' ';
}

bool exclaims(std::string_view text) {
  bool code = false;
  for (char c : text) {
    if (c == '`') code = !code;
    if (c == '!' && !code) return true;
  }
  return false;
}

}  // namespace

std::optional<std::string> style_fault(std::string_view wording) {
  if (wording.find_first_of("\r\n") != std::string_view::npos) return "this is more than one line";
  if (wording.ends_with('.')) return "this ends with a period";
  if (wording.starts_with(' ') || wording.ends_with(' ')) return "this starts or ends with a space";
  if (exclaims(wording)) return "this has an exclamation mark";
  const std::string words = prose(wording);
  for (std::string_view scolding : {"illegal", "invalid", "not allowed", "please"}) {
    if (words.find(' ' + std::string(scolding) + ' ') != std::string::npos) {
      return "this says `" + std::string(scolding) + '`';
    }
  }
  return std::nullopt;
}

}  // namespace crosscheck
