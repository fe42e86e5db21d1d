#include "evaluate/value.h"

namespace crosscheck {

Value Value::of(Text text, Span span) {
  Value value;
  value.kind = Kind::Text;
  value.text = text;
  value.span = span;
  return value;
}

Value Value::list(std::span<const Value> items) {
  Value value;
  value.kind = Kind::List;
  value.items = items;
  return value;
}

Text Value::as_text() const {
  struct Reasons {
    Arena arena;
    Text absent = Text::unknown("there is no value", arena);
    Text list = Text::unknown("the value is a list", arena);
    Text other = Text::unknown("the value is not text", arena);
  };
  static const Reasons reasons;
  switch (kind) {
    case Kind::Text: return text;
    case Kind::Absent: return reasons.absent;
    case Kind::List: return reasons.list;
    case Kind::Other: return reasons.other;
  }
  return {};
}

}  // namespace crosscheck
