#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "finding/report.h"

namespace crosscheck {

// Where to look first: in the code that made the resource, if that is known. Valid as long as the party.
inline const Place& primary_location(const Party& party) { return party.source ? *party.source : party.template_place; }

// "lib/a.ts:20:21", printable.
std::string position(const Place& place);

// Whether a file is part of what was synthesized and, as there is an app, hardly in the repository.
bool is_synthesized(const Report& report, std::string_view file);

// Reviews show nothing of a file that is not in the repository. For a finding whose primary place is in such
// a file: the first line of the report's anchor, which stands in for it. Nothing where that is not needed or
// there is none.
std::optional<Place> anchor_for(const Finding& finding, const Report& report);

}  // namespace crosscheck
