#pragma once

#include <vector>

#include "lint/checkout.h"
#include "lint/marked_party.h"

namespace crosscheck {

// Chooses for each party of each finding the frame of its trace that tells it from the others, and shows that line of
// the app. With a change, says which parties it touches. Each source file is read once for either, and then forgotten.
void add_source_lines(const Scene& scene, const Checkout& checkout, std::vector<Finding*>& findings,
                      std::vector<MarkedParty>& parties);

}  // namespace crosscheck
