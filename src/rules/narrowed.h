#pragma once

#include <string_view>

#include "config/strict.h"

namespace crosscheck {

// The part of a scalar's span where it says `part`, or all of it where the file writes it otherwise (with escapes).
inline Span narrowed(const StrictObject& object, Span span, std::string_view part) {
  const std::string_view text = object.file().document().text().substr(span.begin, span.end - span.begin);
  const std::size_t at = text.find(part);
  if (at == std::string_view::npos) return span;
  const auto begin = static_cast<std::uint32_t>(span.begin + at);
  return {span.file, begin, static_cast<std::uint32_t>(begin + part.size())};
}

}  // namespace crosscheck
