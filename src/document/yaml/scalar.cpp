#include "document/yaml/scalar.h"

#include <algorithm>
#include <array>

namespace crosscheck {
namespace {

constexpr std::size_t kMostDigits = 11;  // an account id has twelve

bool is_one_of(std::string_view text, const std::array<std::string_view, 3>& spellings) {
  return std::find(spellings.begin(), spellings.end(), text) != spellings.end();
}

std::size_t digits(std::string_view text) { return std::min(text.find_first_not_of("0123456789"), text.size()); }

// 0, 42, -1, 0.25
bool is_decimal(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t whole = digits(text);
  if (whole == 0 || whole > kMostDigits || (whole > 1 && text[0] == '0')) return false;
  text.remove_prefix(whole);
  if (text.empty()) return true;
  const std::size_t fraction = text[0] == '.' ? digits(text.substr(1)) : 0;
  return fraction > 0 && fraction + 1 == text.size();
}

}  // namespace

Kind plain_kind(std::string_view text) {
  if (text.empty() || text == "~" || is_one_of(text, {"null", "Null", "NULL"})) return Kind::Null;
  if (is_one_of(text, {"true", "True", "TRUE"})) return Kind::Bool;
  if (is_one_of(text, {"false", "False", "FALSE"})) return Kind::Bool;
  return is_decimal(text) ? Kind::Number : Kind::String;
}

}  // namespace crosscheck
