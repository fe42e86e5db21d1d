#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/document.h"
#include "inputs/origin.h"

namespace crosscheck {

// Adds one parameter in place of what was said of it before; without a value it is known only at deployment. Of a
// description that has as many as are read, others are open.
void give_parameter(const std::string& name, std::optional<std::string> value, Span span, Description& into);

// Adds all parameters of one description to another.
void give_parameters(const Description& said, Description& into);

// Adds what a tool is given as parameters to a description. All take both spellings of one: `Stage=prod` and
// `ParameterKey=Stage,ParameterValue=prod`.

// One word, already without a shell's quotes.
void add_override(std::string_view word, Span span, Description& into);
// A text of several words, quoted as for a shell.
void add_overrides(Element text, Description& into);
// A file's or a member's value in any shape that people use: a text or a list of them, a list of `{ParameterKey,
// ParameterValue}`, or an object, which may be the `Parameters` of another one.
void add_parameters(Element value, Description& into);

}  // namespace crosscheck
