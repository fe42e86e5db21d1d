#pragma once

#include "evaluate/text.h"

namespace crosscheck {

// Whether a value of an environment variable may be a physical name: made of a name's characters, long enough, and with
// a separator in it, so that ordinary words (`production`, `true`, `INFO`) are not taken for names.
bool looks_like_name(const Text& text);

}  // namespace crosscheck
