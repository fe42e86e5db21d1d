#pragma once

#include <vector>

#include "rules/wording.h"

namespace crosscheck {

// What the kernels about claims share.

// One party each: the first is labelled as `first` says, the others as `other` does. `words` are the problem's, which
// comes after `problems` others of the check.
Marks marks_of(const Model& model, const Wording& wording, const std::vector<const Claim*>& claims, const Words& words,
               std::size_t problems);

// {where} {which} {for}: the place of the claim, and its key, or the place again where it has none.
void add_place(const Model& model, const Claim& claim, Words& words);

// Whether claims of one identity exclude each other, see `SideShape`.
bool in_conflict(const std::vector<const Claim*>& claims);

}  // namespace crosscheck
