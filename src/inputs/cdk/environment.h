#pragma once

#include "document/document.h"
#include "inputs/origin.h"

namespace crosscheck {

// Adds the account and region of "aws://111111111111/us-west-2" to `given`, each with its own place where the text has
// no escapes. What the app left open (`unknown-account`, `unknown-region`, a token) is not given, and neither is
// anything of a text with another form.
void read_environment(Element text, Description& given);

}  // namespace crosscheck
