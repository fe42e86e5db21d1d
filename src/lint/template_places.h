#pragma once

#include <vector>

#include "lint/checkout.h"
#include "lint/marked_party.h"

namespace crosscheck {

// Gives the parties what the marked files themselves say: positions, lines, addresses, and the construct paths that the
// CDK's command line writes into templates. Each file is read once and forgotten before the thread takes the next.
void place_in_templates(const Scene& scene, const Checkout& checkout, std::vector<MarkedParty>& parties);

// Where lists of deployments have the parties' stacks.
void place_in_lists(const Scene& scene, std::vector<MarkedParty>& parties);

// Of a single place, without its line.
Place place_of(const Sources& sources, Span span);

}  // namespace crosscheck
