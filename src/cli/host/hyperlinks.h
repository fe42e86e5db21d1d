#pragma once

#include <string>

#include "cli/host/host.h"

namespace crosscheck {

// Whether text on the standard output may hold links (OSC 8): on a terminal that is known to show them, and not within
// another program that may not pass them on. FORCE_HYPERLINK decides where it is set: 0 is never.
bool wants_links(bool terminal, bool color);

// The address of a file that a report names, `file://host/path`; empty where it is not there.
std::string link_to(const std::string& file, const Host& here);

}  // namespace crosscheck
