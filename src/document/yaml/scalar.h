#pragma once

#include <string_view>

#include "document/document.h"

namespace crosscheck {

// What a plain YAML scalar is. Only what every YAML version and CloudFormation take the same way is not a
// string: dates, `yes`, `0644`, `1_000`, `1e3` and whatever is long enough to be an account id stay text.
Kind plain_kind(std::string_view text);

}  // namespace crosscheck
