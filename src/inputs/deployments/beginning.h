#pragma once

#include <string>
#include <string_view>

#include "inputs/reader.h"

namespace crosscheck {

// The first few kilobytes of a YAML file that is given, by which descriptions are told from templates; empty for
// anything else.
std::string yaml_beginning(const GivenPath& given);

// Whether a line of the text begins with this: `has_line(text, "template-file-path:")`.
bool has_line(std::string_view text, std::string_view beginning);

}  // namespace crosscheck
