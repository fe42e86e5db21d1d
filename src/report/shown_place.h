#pragma once

#include "finding/report.h"

namespace crosscheck {

// Where to look first: in the code that made the resource, if that is known. Valid as long as the party.
inline const Place& shown_place(const Party& party) {
  return party.source ? *party.source : party.template_place;
}

}  // namespace crosscheck
