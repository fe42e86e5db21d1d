// Names in other forms than an ARN or a property: within URLs, in calls of services, and whom policies trust.

#include "evaluate/text_arn.h"
#include "facts/use_collector.h"
#include "inputs/qualifier.h"
#include "text/simd.h"

namespace crosscheck {

void UseCollector::reference_within(const Found& value, const ReferenceShape& shape, const NamedPlace& place) {
  const ReferenceShape::Within& within = shape.within.front();
  if (value.text.starts_with("arn:") || !value.text.starts_with(within.after)) return;
  Found name = value;
  name.text = value.text.part(within.after.size());
  if (!within.to.empty()) name.text = name.text.part(0, name.text.find(within.to.front()));
  if (name.text.empty() || !name.text.starts_with(within.begin)) return;
  if (!within.but.empty() && name.text.starts_with(within.but)) return;
  ReferenceShape whole = shape;
  whole.within = {};
  reference(name, whole, place);
}

bool UseCollector::url(const Text& text, Evidence evidence, Span span, std::string_view space) {
  const std::optional<TextUrlMatch> match = match_url(text);
  if (match) located(*match, evidence, span, space);
  return match.has_value();
}

void UseCollector::located(const TextUrlMatch& match, Evidence evidence, Span span, std::string_view space) {
  const Text& name = match.thing.name;
  if (!name.certain() || name.is_of_stack() || contains(name.key(), '*') || match.thing.type->claims.empty()) return;
  const ClaimShape& shape = match.thing.type->claims.front();
  if (!space.empty() && space != shape.space) return;
  Use made = use(shape.space, evidence, span);
  if (match.account.literal()) made.account = facts_.arena.keep(match.account.key());
  if (match.region.literal()) made.region = facts_.arena.keep(match.region.key());
  made.away = is_away(made);
  made.scope = here(shape.scope, made.account, made.region);
  place_named(made, shape, name, {});
}

bool UseCollector::integration(const Text& whole, const TextArn& parts, Evidence evidence, Span span) {
  if (const std::optional<TextUrlMatch> match = match_integration(parts, whole)) {
    located(*match, evidence, span, {});
    return true;
  }
  Text rest = parts.resource;
  bool found = false;
  for (Text one; !(one = take_arn(rest)).empty(); found = true) arn(one, evidence, span);
  return found;
}

void UseCollector::calls(const Resource& resource, std::span<const CallPlace> places) {
  for (const CallPlace& place : places) {
    if (!resource.may_have(place.place)) continue;
    for (const Called& called : calls_.find(resource, place)) {
      if (called.creates) made_by_call(called);
      else reference(called.value, *called.names, called.place);
    }
  }
}

// Whether and when the call takes place is not known, but nobody can say that no stack creates the thing.
void UseCollector::made_by_call(const Called& called) {
  const TypeInfo* info = find_type(called.names->type);
  if (!info || info->claims.empty()) return;
  const ClaimShape& shape = info->claims.front();
  Claim made{.space = shape.space,
             .scope = here(shape.scope, called.place.account, called.place.region),
             .stack = evaluator_.deployment().stack,
             .key = {},
             .written = {},
             .shape = &shape,
             .element = element(),
             .info = info,
             .span = called.value.span(),
             .exists = Truth::Unknown};
  made.written = facts_.arena.keep(called.value.text.key());
  made.set_key(made.written);
  facts_.open_claims.push_back(made);
}

void UseCollector::trusted(const Text& whole, const TextArn& parts, Span span) {
  const TypeInfo* const info = resource_ ? resource_->info : nullptr;
  if (!info || !info->checks_principals || whole.unknown()) return;
  const std::optional<TextArnMatch> match = match_arn(parts);
  if (!match || match->type->claims.empty() || !match->name.literal() || contains(match->name.key(), '*')) return;
  if (!qualifier_in(match->name.key()).empty()) return;  // of the bootstrap stack
  const ClaimShape& shape = match->type->claims.front();
  Use made = use(shape.space, Evidence::Principal, span);
  made.written = facts_.arena.keep(whole.key());
  if (parts.account.literal()) made.account = facts_.arena.keep(parts.account.key());
  made.scope = here(shape.scope, made.account);
  place_named(made, shape, match->name, match->parent);
}

}  // namespace crosscheck
