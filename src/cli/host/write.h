#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"
#include "text/sources.h"

namespace crosscheck {

// Thrown where the reader of a pipe went away before it had read everything. Nobody is left to tell.
struct ClosedPipe {};

// Writes to the standard output where `file` is empty, else to the file. Links are followed. A regular file is
// replaced, with its mode, once the new content is complete on the disk, and until then stays as it is; any other kind
// of file (device, FIFO, `/dev/stdout`) is written to. Throws `InputError` or `ClosedPipe`, and then leaves nothing
// behind.
void write_output(const std::string& file, std::string_view bytes);

// Writes all outputs; where one fails the others are still written, and the first failure is thrown. Throws before
// anything is written where an output would replace an input, which is a file among the sources or one of `also_read`,
// or another output.
void write_outputs(const std::vector<Output>& outputs, const Sources& sources,
                   const std::vector<std::string>& also_read,
                   const std::function<std::string(const Output&)>& rendered);

// Writes what the C and C++ libraries still hold for the standard output. Throws as `write_output` does, also where
// they have failed before.
void flush_standard_output();

}  // namespace crosscheck
