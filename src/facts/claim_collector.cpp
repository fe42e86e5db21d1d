#include "facts/claim_collector.h"

#include <algorithm>
#include <utility>

namespace crosscheck {
namespace {

constexpr std::size_t kClaimLimit = 256;  // that one shape of one resource may make: names × parents

// A required part of the key that is missing, as most names are, is noticed before anything is evaluated.
bool lacks_part(const Resource& resource, const ClaimShape& shape) {
  return std::any_of(shape.name.begin(), shape.name.end(),
                     [&](const PropertyPath& path) { return !path.optional && !resource.may_have(path); }) ||
         std::any_of(shape.parents.begin(), shape.parents.end(), [&](const ParentShape& parent) {
           return !parent.property.empty() && parent.fallback.empty() && !resource.may_have(parent.property);
         });
}

}  // namespace

void ClaimCollector::resource(const Resource& resource) {
  if (!resource.info) return;
  const Truth exists = evaluator_.exists(resource);
  if (exists == Truth::No) return;
  for (const ClaimShape& shape : resource.info->claims) {
    if (lacks_part(resource, shape)) continue;
    const Truth applicable = all(exists, applies(resource, shape.when));
    if (applicable != Truth::No) claims(resource, shape, applicable);
  }
}

Truth ClaimCollector::applies(const Resource& resource, const PropertyTest& when) {
  if (when.empty()) return Truth::Yes;
  const std::span<const Found> values = finder_.values(resource, when.path);
  if (when.value.empty()) return values.empty() == when.negated ? Truth::Yes : Truth::No;
  Truth truth = Truth::No;
  for (const Found& value : values) truth = any(truth, same(value.text, Text::verbatim(when.value)));
  return when.negated ? negate(truth) : truth;
}

void ClaimCollector::claims(const Resource& resource, const ClaimShape& shape, Truth exists) {
  std::span<const PathStep> region_steps = shape.region_property.steps;
  const Text region = region_steps.empty() ? Text() : evaluator_.text(take_property(resource.properties, region_steps));
  if (!region.literal()) return;
  const ScopeId scope = facts_.scope(shape.scope, evaluator_.deployment(), {}, region.key());
  const auto claim = [&](Span span) {
    return Claim{.space = shape.space,
                 .scope = scope,
                 .stack = evaluator_.deployment().stack,
                 .key = {},
                 .written = {},
                 .shape = &shape,
                 .element = facts_.element(evaluator_.deployment().nested, resource.id),
                 .info = resource.info,
                 .span = span,
                 .exists = exists};
  };
  const bool one_name = shape.parents.empty() && shape.name.size() == 1 && !shape.name.front().optional;
  if (one_name && shape.fold == Fold::None) {  // nearly always
    std::span<const Found> names = finder_.names(resource, shape.name.front());
    for (const Found& name : names.first(std::min(names.size(), kClaimLimit))) {
      Claim made = claim(name.span());
      place_key(facts_, made, name.text);
    }
    return;
  }
  combine(resource, shape);
  if (incomplete_) return;
  for (const Combination& combination : combinations_) {
    Claim made = claim(combination.span);
    place_key(facts_, made, combination.key);
  }
}

void ClaimCollector::combine(const Resource& resource, const ClaimShape& shape) {
  incomplete_ = false;
  combinations_.resize(1);
  combinations_.front().key.parts.clear();
  combinations_.front().key.fold = shape.fold;
  combinations_.front().span = resource.element.key_span();
  for (const ParentShape& parent : shape.parents) add_parent(resource, parent);
  bool marked = false;  // a part that is called so: `Name` rather than `Type`
  for (const PropertyPath& path : shape.name) {
    const std::span<const Found> values = finder_.names(resource, path);
    if (values.empty() && path.optional) continue;
    const bool named = path.text.ends_with(path.optional ? "Name?" : "Name");
    extend(values, {.marked = named || !marked});
    marked = marked || named;
  }
}

void ClaimCollector::extend(std::span<const Found> values, const Part& part) {
  if (values.size() == 1 && combinations_.size() == 1) {  // nearly always
    return add(combinations_.front(), values.front(), part);
  }
  if (values.empty()) {
    incomplete_ = true;
    return;
  }
  std::vector<Combination> extended;
  for (const Combination& combination : combinations_) {
    for (const Found& value : values) {
      if (extended.size() == kClaimLimit) break;
      extended.push_back(combination);
      add(extended.back(), value, part);
    }
  }
  combinations_ = std::move(extended);
}

void ClaimCollector::add_parent(const Resource& resource, const ParentShape& parent) {
  if (parent.property.empty()) {
    const Value& name = evaluator_.explicit_name(resource);
    const bool named = name.kind == Value::Kind::Text && name.text.certain();
    const Found self{.text = named ? name.text : evaluator_.id_of(resource)};
    return extend({&self, 1}, {.parent_type = resource.info->type, .parent = true});
  }
  std::span<const Found> values = finder_.values(resource, parent.property);
  const Found fallback{.text = Text::verbatim(parent.fallback)};
  if (values.empty() && !parent.fallback.empty()) values = {&fallback, 1};
  extend(values, {.parent_type = parent.type, .parent = true});
}

void ClaimCollector::add(Combination& combination, const Found& value, const Part& part) {
  if (part.marked) combination.span = value.span();
  combination.key.parts.push_back({.text = value.text, .parent_type = part.parent_type, .parent = part.parent});
}

void ClaimCollector::output(Element output) {
  const Deployment& deployment = evaluator_.deployment();
  Facts::Output one{.name = deployment.nested + output.key(),
                    .value = evaluator_.text(output["Value"]).kept(facts_.arena),
                    .export_name = {},
                    .exists = evaluator_.holds(output["Condition"].text())};
  if (one.exists == Truth::No) return;
  const auto claim = [&](std::string_view space, const Text& key, Span span) {
    Claim made{.space = space,
               .scope = facts_.scope(ScopeKind::AccountRegion, deployment, {}, {}),
               .stack = deployment.stack,
               .key = {},
               .written = {},
               .element = facts_.element(deployment.nested, output.key()),
               .span = span,
               .exists = one.exists};
    place_key(facts_, made, key);
  };
  if (deployment.nested.empty()) {
    const std::string name = deployment.stack_name + '/' + output.key();
    claim("cfn:output", Text::of(name, facts_.arena), output.key_span());
  }
  if (Element name = output["Export"]["Name"]) {
    one.export_name = evaluator_.text(name).kept(facts_.arena);
    claim("cfn:export", one.export_name, name.span());
  }
  facts_.outputs.push_back(std::move(one));
}

}  // namespace crosscheck
