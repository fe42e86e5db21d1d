#pragma once

#include <string_view>

#include "document/document.h"

namespace crosscheck {

// What a path of names with dots between them leads to; the owner itself where it is empty.
Element member_at(Element owner, std::string_view path);

}  // namespace crosscheck
