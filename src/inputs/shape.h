#pragma once

#include "document/document.h"
#include "inputs/reader.h"

namespace crosscheck {

// The values that a description may ask for: `describe` names them in messages.
enum class Shape { String, Array, Object };

// Whether `value`, which must not be absent, has that shape. Anything else is an `unreadable-input` about `subject`.
bool has_shape(Element value, Shape shape, const std::string& subject, StackId stack, ReadAssembly& into);

// The member `name` of `owner`, which messages call `subject`: "`name` of subject is a number, expected an object".
// Absent when it is missing, which is fine, or has another shape, which is reported.
Element optional_member(Element owner, std::string_view name, Shape shape, const std::string& subject, StackId stack,
                        ReadAssembly& into);

}  // namespace crosscheck
