#pragma once

#include <string>
#include <string_view>

namespace crosscheck {

// A path as a URI reference: everything but letters, digits, `-._~` and `/` percent-encoded byte by byte,
// no `./` in front, absolute paths as `file:///…`. Never empty.
std::string path_uri(std::string_view path);

}  // namespace crosscheck
