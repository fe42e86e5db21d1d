#pragma once

#include <string>
#include <string_view>

namespace crosscheck {

// Writes to the standard output, or to a file by way of a temporary one beside it, so that no half-written
// report is ever seen. Throws `InputError`. A reader that closed the pipe is no error.
void write_output(const std::string& file, std::string_view bytes);

}  // namespace crosscheck
