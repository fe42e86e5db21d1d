#pragma once

#include <string_view>
#include <vector>

namespace crosscheck {

// Every ARN within a longer text (a policy, a state machine's definition), in the encoding of `Text`.
std::vector<std::string_view> arns_in(std::string_view encoded);

// Whether a value of an environment variable may be a physical name: of a name's characters, long enough, and with
// a separator in it, so that ordinary words (`production`, `true`, `INFO`) are not taken for names.
bool looks_like_name(std::string_view encoded);

}  // namespace crosscheck
