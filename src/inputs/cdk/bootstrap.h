#pragma once

#include <optional>

#include "document/document.h"
#include "inputs/bootstrap_fact.h"

namespace crosscheck {

// Nothing where the element is no text.
std::optional<BootstrapFact> bootstrap_fact(BootstrapFact::Kind kind, Element element);

// What a stack's entry in its manifest says. `LegacyStackSynthesizer` says nothing.
std::vector<BootstrapFact> bootstrap_facts(Element properties);

}  // namespace crosscheck
