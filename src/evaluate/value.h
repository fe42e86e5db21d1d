#pragma once

#include <cstdint>
#include <span>

#include "document/document.h"
#include "evaluate/text.h"

namespace crosscheck {

// A value: text, a list, something structured that is not text, or nothing (`AWS::NoValue`, an absent property).
struct Value {
  enum class Kind : std::uint8_t { Absent, Text, List, Other };
  Kind kind = Kind::Absent;
  Text text;
  std::span<const Value> items;
  Element other;
  Span span;  // the literal or the intrinsic function that it comes from

  static Value of(Text text, Span span = {});
  static Value list(std::span<const Value> items);
  // The text; of a list or a structure an unknown text that says so.
  Text as_text() const;
};

}  // namespace crosscheck
