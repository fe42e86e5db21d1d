#pragma once

#include "document/builder.h"

namespace crosscheck {

// For writing a document anew from another one of the same text: what is copied keeps its place in the text.

// A member's name.
Builder::Key copied_key(Element member, Builder& to);
// A scalar, with its decoded text if it has one. False where it does not fit into the limits.
bool copy_scalar(Element value, const Builder::Key& key, Builder& to);
// Begins a container; its members or items and `to.close()` have to follow.
bool copy_opening(Element container, const Builder::Key& key, Builder& to);

}  // namespace crosscheck
