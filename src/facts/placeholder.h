#pragma once

#include "evaluate/text.h"

namespace crosscheck {

// Whether a text still holds what another tool was to fill in: `{{ env }}`, `${stage}` that no function replaces,
// `%STAGE%`, `undefined`. Nobody can know what it will be, so it names nothing.
bool holds_placeholder(const Text& text);

}  // namespace crosscheck
