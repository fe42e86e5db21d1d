#pragma once

#include "evaluate/text.h"

namespace crosscheck {

// Whether a text still holds what another tool was to fill in: `{{ env }}`, `${stage}` that no function replaces,
// `%STAGE%`, `undefined`. Nobody can know what it will be, so it names nothing.
bool holds_placeholder(const Text& text);

// Whether it holds what JavaScript writes for a value that is not there, as a word of its own.
bool says_undefined(std::string_view text);

}  // namespace crosscheck
