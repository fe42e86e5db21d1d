#pragma once

#include <cstdint>
#include <string_view>

namespace crosscheck {

// The last line of the call that `text`, a program in TypeScript, JavaScript or Python from a place in `line` on,
// begins with, as far as counting brackets tells: the properties of a construct stand on the lines below its name.
// `line` itself where nothing is called.
std::uint32_t call_extent(std::string_view text, std::uint32_t line);

}  // namespace crosscheck
