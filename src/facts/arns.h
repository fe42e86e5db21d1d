#pragma once

#include <string_view>

namespace crosscheck {

// The first ARN within the rest of a longer text (a policy, a state machine's definition), in the encoding of `Text`;
// takes everything up to its end off. Empty where there is none.
std::string_view take_arn(std::string_view& rest);

// Whether a value of an environment variable may be a physical name: of a name's characters, long enough, and with
// a separator in it, so that ordinary words (`production`, `true`, `INFO`) are not taken for names.
bool looks_like_name(std::string_view encoded);

}  // namespace crosscheck
