#include "facts/malformed.h"

#include <algorithm>
#include <array>

#include "text/characters.h"

namespace crosscheck {
namespace {

// What programs write for a value that is not there, and people for one that is still to come.
constexpr std::array<std::string_view, 10> kNothing = {"undefined", "null", "none", "None", "NaN",
                                                       "nan",       "nil",  "todo", "TODO", "[object Object]"};

// Digits, but not those of an account.
std::string_view malformed_number(std::string_view text) {
  if (text.empty() || !is_digit(text.front()) || is_account_id(text)) return {};
  if (std::all_of(text.begin(), text.end(), is_digit)) return "names an account that does not have twelve digits";
  const auto digits = std::count_if(text.begin(), text.end(), is_digit);
  const bool grouped =
      std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '-' || c == ' '; });
  return grouped && digits == 12 ? "names an account with separators between its digits" : std::string_view();
}

}  // namespace

std::string_view malformed_account(std::string_view account) {
  const bool nothing = std::find(kNothing.begin(), kNothing.end(), account) != kNothing.end();
  return nothing ? "names no account" : malformed_number(account);
}

}  // namespace crosscheck
