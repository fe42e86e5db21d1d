#pragma once

#include <optional>

#include "finding/report.h"

namespace crosscheck {

// Where to look first: in the code that made the resource, if that is known. Valid as long as the party.
inline const Place& primary_location(const Party& party) { return party.source ? *party.source : party.template_place; }

// Reviews show nothing of a file that is not in the repository. For a finding whose primary place is in such
// a file: the first line of the report's anchor, which stands in for it. Nothing where that is not needed or
// there is none.
std::optional<Place> anchor_for(const Finding& finding, const Report& report);

}  // namespace crosscheck
