#include "facts/property_paths.h"

#include "text/glob.h"
#include "text/limits.h"
#include "text/lowered.h"
#include "text/simd.h"

namespace crosscheck {
namespace {

Truth fits(const Found& value, const PropertyTest& test) {
  const std::string_view wanted = test.value;
  if (test.boolean) {
    const bool fits = value.element.kind() == Kind::Bool && lowered(value.element.text()) == wanted;
    return fits ? Truth::Yes : Truth::No;
  }
  if (!contains(wanted, '*')) return same(value.text, Text::verbatim(wanted));
  if (!value.text.literal()) return Truth::Unknown;
  return glob_match(wanted, value.text.plain()) ? Truth::Yes : Truth::No;
}

}  // namespace

std::span<const Found> Finder::find(const Resource& resource, const PropertyPath& path, Last last) {
  found_.clear();
  if (!resource.may_have(path)) return {};
  last_ = last;
  passed_over_ = false;
  for (std::span<const PathStep> steps = path.steps; found_.empty() && !passed_over_ && !steps.empty();) {
    step(resource.properties, steps.data());
    while (!steps.front().last) steps = steps.subspan(1);
    steps = steps.subspan(1);  // the next alternative
  }
  return found_;
}

// One step from an object. Behind a path's last one `next` is null.
void Finder::step(Element from, const PathStep* next) {
  if (found_.size() > limits::kPropertyValues) return;
  const Element member = from.member(next->name, next->hash);
  if (!member) return;
  const PathStep* behind = next->last ? nullptr : next + 1;
  switch (next->into) {
    case PathStep::Into::Member: return take(member, behind);
    case PathStep::Into::Items: return items(member, *next, behind);
    case PathStep::Into::Members: return members(member, behind);
    case PathStep::Into::Resource:
      if (const Resource* referred = evaluator_.own_resource(member); referred && behind) {
        step(referred->properties, behind);
      }
      return;
  }
}

void Finder::items(Element list, const PathStep& step, const PathStep* next) {
  if (list.is_array()) {
    for (Element item : list.children()) {
      if (step.key.empty() || evaluator_.text(item[step.key]).key() == step.value) take(item, next);
    }
    return;
  }
  if (!step.key.empty()) return;
  const Value value = evaluator_.evaluate(list);
  if (value.kind != Value::Kind::List) return take(value, list, next);
  for (const Value& item : value.items) take(item, {}, next);
}

void Finder::members(Element object, const PathStep* next) {
  const Value value = evaluator_.evaluate(object);
  if (value.kind != Value::Kind::Other) return;
  const bool names = !next && last_ == Last::Names;
  for (Element one : value.other.children()) {
    if (!names) take(one, next);
    else found_.push_back({.text = evaluator_.key(one), .given = one.key_span()});
  }
}

void Finder::take(Element element, const PathStep* next) {
  if (next && element.is_object() && !element.only_member()) return step(element, next);  // no function
  if (!element.is_scalar()) {
    if (own_ || !evaluator_.is_own(element)) return take(evaluator_.evaluate(element), element, next);
    passed_over_ = true;
    return;
  }
  if (!next && last_ != Last::Objects) found_.push_back({.text = evaluator_.text(element), .element = element});
}

// An item of a computed list is no element, and says itself where it comes from.
void Finder::take(const Value& value, Element element, const PathStep* next) {
  if (next) {
    if (value.kind == Value::Kind::Other) step(value.other, next);
  } else if (last_ == Last::Objects) {
    if (value.kind != Value::Kind::Other) return;
    const bool member = element && element.key_hash() != 0;
    found_.push_back({.text = member ? evaluator_.key(element) : Text(),
                      .element = value.other,
                      .given = member ? element.key_span() : value.other.span()});
  } else if (value.kind != Value::Kind::Absent) {
    found_.push_back({.text = value.as_text(), .element = element, .given = value.span});
  }
}

Truth holds(const PropertyTest& test, std::span<const Found> found) {
  Truth truth = found.empty() ? Truth::No : Truth::Yes;
  if (!test.value.empty()) {
    truth = Truth::No;
    for (const Found& value : found) truth = any(truth, fits(value, test));
  }
  return test.negated ? negate(truth) : truth;
}

}  // namespace crosscheck
