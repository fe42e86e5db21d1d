#pragma once

#include <optional>
#include <string_view>

#include "catalog/catalog.h"

namespace crosscheck {

// An ARN within a longer text, in the encoding of `Text`; without parts where it breaks off before its resource.
struct FoundArn {
  std::string_view text;
  std::optional<Arn> parts;
};
// The first one in the rest of a text (a policy, a state machine's definition); takes everything up to its end off.
std::optional<FoundArn> take_arn(std::string_view& rest);

// Whether a value of an environment variable may be a physical name: of a name's characters, long enough, and with
// a separator in it, so that ordinary words (`production`, `true`, `INFO`) are not taken for names.
bool looks_like_name(std::string_view encoded);

}  // namespace crosscheck
