#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace crosscheck {

// What is wrong with a text of a template, whatever else the run holds: for the rule of that name.
struct MalformedText {
  std::string_view rule;
  std::string message;
};

// Looks at one text as the template has it; text within `Fn::Sub` and the parts of `Fn::Join` as well.
std::optional<MalformedText> malformed_text(std::string_view text);

}  // namespace crosscheck
