#include "plan/same_value.h"

#include <algorithm>
#include <iterator>

namespace crosscheck {
namespace {

bool is_function(Element element) {
  const Element member = element.only_member();
  if (!member) return false;
  const std::string name = member.key();
  return name == "Ref" || name == "Condition" || name.starts_with("Fn::");
}

Truth same_list(std::span<const Value> one, std::span<const Value> other) {
  if (one.size() != other.size()) return Truth::No;
  Truth result = Truth::Yes;
  for (std::size_t i = 0; i < one.size(); ++i) {
    const bool texts = one[i].kind == Value::Kind::Text && other[i].kind == Value::Kind::Text;
    result = all(result, texts ? same(one[i].text, other[i].text) : Truth::Unknown);
  }
  return result;
}

// Whether both are written in the same way.
bool identical(Element a, Element b) {
  if (!a || !b || a.kind() != b.kind()) return false;
  if (a.is_scalar()) return a.text() == b.text();
  const auto items = a.children(), twins = b.children();
  return std::equal(items.begin(), items.end(), twins.begin(), twins.end(), [&](Element item, Element twin) {
    return (a.is_array() || item.key() == twin.key()) && identical(item, twin);
  });
}

Truth same_evaluated(Evaluator& one, Element a, Evaluator& other, Element b) {
  const Value first = one.evaluate(a), second = other.evaluate(b);
  if (first.kind == Value::Kind::Other && second.kind == Value::Kind::Other && !is_function(first.other) &&
      !is_function(second.other)) {
    return same_value(one, first.other, other, second.other);
  }
  const bool missing = first.kind == Value::Kind::Absent || second.kind == Value::Kind::Absent;
  if (first.kind != second.kind) return missing ? Truth::No : Truth::Unknown;
  switch (first.kind) {
    case Value::Kind::Absent: return Truth::Yes;
    case Value::Kind::Text: return same(first.text, second.text);
    case Value::Kind::List: return same_list(first.items, second.items);
    case Value::Kind::Other: break;
  }
  return Truth::Unknown;
}

Truth same_members(Evaluator& one, Element a, Evaluator& other, Element b) {
  Truth result = Truth::Yes;
  for (Element member : a.children()) {
    const Element twin = b[member.key()];
    result = all(result, twin ? same_value(one, member, other, twin) : Truth::No);
    if (result == Truth::No) return result;
  }
  const bool more =
      std::any_of(b.children().begin(), b.children().end(), [&](Element member) { return !a[member.key()]; });
  return more ? Truth::No : result;
}

Truth same_items(Evaluator& one, Element a, Evaluator& other, Element b) {
  Truth result = Truth::Yes;
  const auto items = a.children(), twins = b.children();
  auto item = items.begin(), twin = twins.begin();
  for (; item != items.end() && twin != twins.end() && result != Truth::No; ++item, ++twin) {
    result = all(result, same_value(one, *item, other, *twin));
  }
  return (item == items.end()) == (twin == twins.end()) ? result : Truth::No;
}

}  // namespace

Truth same_value(Evaluator& one, Element a, Evaluator& other, Element b) {
  if (!a || !b) return !a && !b ? Truth::Yes : Truth::No;
  if (is_function(a) || is_function(b)) {
    const Truth evaluated = same_evaluated(one, a, other, b);
    return evaluated == Truth::Unknown && identical(a, b) ? Truth::Yes : evaluated;
  }
  if (a.is_object() && b.is_object()) return same_members(one, a, other, b);
  if (a.is_array() && b.is_array()) return same_items(one, a, other, b);
  // A text may hold a dynamic reference, whose value may change by itself: its words decide.
  if (a.is_scalar() && b.is_scalar()) return a.text() == b.text() ? Truth::Yes : Truth::No;
  return Truth::No;
}

}  // namespace crosscheck
