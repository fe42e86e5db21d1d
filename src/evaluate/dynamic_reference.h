#pragma once

#include <string_view>

namespace crosscheck {

// Why CloudFormation refuses a dynamic reference, of which this stands between `{{resolve:` and `}}`: completes "`…`
// …". Empty where it may be accepted.
std::string_view malformed_reference(std::string_view reference);

}  // namespace crosscheck
