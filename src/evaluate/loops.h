#pragma once

#include "evaluate/deployment.h"
#include "evaluate/template.h"

namespace crosscheck {

// Writes out the template's `Fn::ForEach` wherever the list that it goes over is known in this deployment: what it
// makes stands in its place in `document` then. The others stay as they are. `source` is the document's template.
// False, with the document as it was, where there is nothing to write out, or too much.
bool expand_loops(Document& document, const Template& source, const Deployment& deployment);

}  // namespace crosscheck
