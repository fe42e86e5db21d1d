#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "rules/wording.h"

namespace crosscheck {

// What the kernels about uses share.

// Whether what is deployed satisfies the use at that position, or a fault of the next deployment tells of it.
bool is_explained(const Model& model, std::uint32_t use);

// The uses that were resolved so, in the order of the index: most uses are nobody's concern.
std::vector<const Use*> uses_with(const Model& model, std::initializer_list<Resolution> resolutions);

// Uses of one identity at one place, in the order of the index; groups ordered by identity.
std::vector<std::vector<const Use*>> by_identity(const std::vector<const Use*>& uses);

// The first use of each stack and element: one party each. `words` are the problem's, which comes after `problems`
// others of the check.
Marks marks_of(const Model& model, const Wording& wording, const std::vector<const Use*>& uses, const Words& words,
               std::size_t problems);

// What the config's `ownership` says about a name: the first entry whose pattern fits the namespace and the name, or
// the name alone (not for stacks, exports and outputs, which go by names of their own).
const Ownership* owner_of(const Model& model, std::string_view space, std::string_view key);

// A name with `*` for each piece that is not known.
std::string glob_of(const Text& text);

}  // namespace crosscheck
