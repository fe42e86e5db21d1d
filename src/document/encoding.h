#pragma once

#include <cstdint>
#include <optional>

#include "document/builder.h"

namespace crosscheck {

// Where the text begins: behind a UTF-8 byte order mark, should there be one. Reports other encodings, texts
// too long for 32-bit offsets and empty ones, and is then empty.
std::optional<std::uint32_t> begin_of_text(std::string_view text, Builder& builder);

}  // namespace crosscheck
