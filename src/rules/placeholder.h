#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace crosscheck {

// `{owner-element}` in a wording. Braces after `$` or `{` and braces around anything but a name are plain
// text, so that wordings can say `${AWS::Region}`, `${Stage}` and `{{resolve:ssm:…}}`.
struct Placeholder {
  std::size_t begin = 0, end = 0;  // with the braces
  std::string_view name;
};

std::optional<Placeholder> next_placeholder(std::string_view pattern, std::size_t from);

}  // namespace crosscheck
