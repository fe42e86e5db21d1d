#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace crosscheck {

// How we talk (`docs/messages.md`): one line, no final period, the situation and not the law. Says what is
// wrong with a wording, or nothing. Code in backticks may say anything.
std::optional<std::string> style_fault(std::string_view wording);

}  // namespace crosscheck
