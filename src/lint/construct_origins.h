#pragma once

#include <vector>

#include "lint/checkout.h"
#include "lint/marked_party.h"

namespace crosscheck {

// Gives the parties what the assemblies' metadata says about their constructs: path, trace within the repository, and
// whether the app has acknowledged the rule there. Each file of metadata is read once and forgotten before the thread
// takes the next. Comes after `place_in_templates`: where a template has construct paths, they count.
void add_construct_origins(const Scene& scene, Checkout& checkout, std::vector<MarkedParty>& parties);

}  // namespace crosscheck
