#pragma once

#include <string_view>

namespace crosscheck {

// Why something can be no account id: completes "`…` …". Empty where it may be one, or a word that a service knows.
std::string_view malformed_account(std::string_view account);

}  // namespace crosscheck
