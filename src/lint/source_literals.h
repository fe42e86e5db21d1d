#pragma once

#include <vector>

#include "lint/checkout.h"
#include "lint/marked_party.h"

namespace crosscheck {

// A name that the app spells out is shown where it stands, rather than at the call that carried it into a template.
// Only a name that one of the files on its trace has once, in quotes; parties of one finding are never shown at one
// place because of it.
void show_literals(const Scene& scene, const Checkout& checkout, std::vector<MarkedParty>& parties);

}  // namespace crosscheck
