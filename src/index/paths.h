#pragma once

#include <string_view>
#include <vector>

#include "evaluate/evaluator.h"

namespace crosscheck {

// The values at a catalogue path beneath a resource's properties: `A.B`, `[]` after a list for each of its items,
// `{}` after an object for each of its members' values. `|` between whole paths: the first that gives anything.
// What is absent (also by `AWS::NoValue`) gives nothing.
std::vector<Value> values_at(Evaluator& evaluator, Element properties, std::string_view path);

// The same, but a `{}` at the end gives the members' names.
std::vector<Value> names_at(Evaluator& evaluator, Element properties, std::string_view path);

}  // namespace crosscheck
