#pragma once

#include <string_view>
#include <vector>

#include "evaluate/evaluator.h"

namespace crosscheck {

// What stands at a place: its text (unknown where it is a list or a structure) and where that comes from.
struct Found {
  Text text;
  Span span;
};

// What is at a catalogue path beneath a resource's properties: `A.B`, `[]` after a list for each of its items,
// `{}` after an object for each of its members' values. `|` between whole paths: the first that gives anything.
// What is absent (also by `AWS::NoValue`) gives nothing.
std::vector<Found> values_at(Evaluator& evaluator, Element properties, std::string_view path);

// The same, but a `{}` at the end gives the members' names.
std::vector<Found> names_at(Evaluator& evaluator, Element properties, std::string_view path);

// False where there is certainly nothing, because not even the first member of any of the paths is there.
bool may_be_at(Element properties, std::string_view path);

}  // namespace crosscheck
