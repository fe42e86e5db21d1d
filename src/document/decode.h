#pragma once

#include <string>
#include <string_view>

namespace crosscheck {

// The text that a JSON string means; `raw` is what stands between its quotes, already checked by the reader.
// Unpaired surrogates cannot occur. Up to fifteen bytes behind it are looked at, as `Buffer` has.
void decode_json(std::string_view raw, std::string& out);

}  // namespace crosscheck
