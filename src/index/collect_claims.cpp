#include <algorithm>
#include <utility>

#include "index/facts.h"
#include "index/paths.h"

namespace crosscheck {
namespace {

constexpr std::size_t kClaimLimit = 256;   // that one shape of one resource may make: names × parents

// `path=value`, `path` or `!path`. A value that is not known makes the claim uncertain.
Truth applies(Evaluator& evaluator, const Resource& resource, std::string_view when) {
  if (when.empty()) return Truth::Yes;
  const bool absent = when.starts_with('!');
  if (absent) when.remove_prefix(1);
  const std::size_t equals = when.find('=');
  const std::vector<Found> values = values_at(evaluator, resource.properties, when.substr(0, equals));
  if (equals == std::string_view::npos) return values.empty() == absent ? Truth::Yes : Truth::No;
  Truth truth = Truth::No;
  for (const Found& value : values) truth = any(truth, same(value.text, Text::literal_text(when.substr(equals + 1))));
  return absent ? negate(truth) : truth;
}

// Every combination of the parts' values, at most `kClaimLimit`; empty where a part has none.
struct Combination {
  Key key;
  Span span;   // of the name, or of the resource where it has none
};

// A part of the key: the resource that a name is unique within, or a piece of the name.
struct Part {
  std::string_view parent_type = {};
  bool parent = false;
  bool marked = false;   // it is what people will look at
};

void add_part(Combination& combination, Found value, const Part& part) {
  if (part.marked) combination.span = value.span;
  combination.key.parts.push_back({.text = std::move(value.text), .parent_type = part.parent_type, .parent = part.parent});
}

void extend(std::vector<Combination>& combinations, std::vector<Found> values, const Part& part) {
  if (values.size() == 1 && combinations.size() == 1) {   // nearly always
    return add_part(combinations.front(), std::move(values.front()), part);
  }
  std::vector<Combination> extended;
  for (const Combination& combination : combinations) {
    for (const Found& value : values) {
      if (extended.size() == kClaimLimit) break;
      extended.push_back(combination);
      add_part(extended.back(), value, part);
    }
  }
  combinations = std::move(extended);
}

std::vector<Found> parent_values(Evaluator& evaluator, const Resource& resource, const ParentShape& parent) {
  if (parent.property.empty()) {
    const Value& name = evaluator.explicit_name(resource);
    const bool named = name.kind == Value::Kind::Text && name.text.certain();
    return {{.text = named ? name.text : Text::token('#', evaluator.resource_token_body(resource, "")), .span = {}}};
  }
  std::vector<Found> values = values_at(evaluator, resource.properties, parent.property);
  if (values.empty() && !parent.fallback.empty()) {
    values.push_back({.text = Text::literal_text(parent.fallback), .span = {}});
  }
  return values;
}

// A required part of the name that is missing, as most names are, is noticed before anything is evaluated.
bool is_nameless(const Resource& resource, const ClaimShape& shape) {
  return std::any_of(shape.name.begin(), shape.name.end(), [&](std::string_view path) {
    return !path.ends_with('?') && !may_be_at(resource.properties, path);
  });
}

std::vector<Combination> combinations(Evaluator& evaluator, const Resource& resource, const ClaimShape& shape) {
  if (is_nameless(resource, shape)) return {};
  std::vector<Combination> result(1);
  result[0].key.fold = shape.fold;
  result[0].span = resource.element.key_span();
  result[0].key.parts.reserve(shape.parents.size() + shape.name.size());
  for (const ParentShape& parent : shape.parents) {
    extend(result, parent_values(evaluator, resource, parent),
           {.parent_type = parent.property.empty() ? resource.type : parent.type, .parent = true});
  }
  bool marked = false;   // a part that is called so: `Name` rather than `Type`
  for (std::string_view path : shape.name) {
    const bool optional = path.ends_with('?');
    if (optional) path.remove_suffix(1);
    std::vector<Found> values = names_at(evaluator, resource.properties, path);
    if (values.empty() && optional) continue;
    const bool named = path.ends_with("Name");
    extend(result, std::move(values), {.marked = named || !marked});
    marked = marked || named;
  }
  return result;
}

}  // namespace

void collect_claims(Evaluator& evaluator, Facts& facts) {
  const Deployment& deployment = evaluator.deployment();
  for (const Resource& resource : evaluator.source().resources) {
    if (!resource.info) continue;
    const Truth exists = evaluator.exists(resource);
    if (exists == Truth::No) continue;
    std::string_view element;
    for (const ClaimShape& shape : resource.info->claims) {
      const Truth applicable = all(exists, applies(evaluator, resource, shape.when));
      if (applicable == Truth::No) continue;
      Text region = shape.region_property.empty()
                        ? Text()
                        : evaluator.text(property_at(resource.properties, shape.region_property));
      if (!region.literal()) continue;
      for (Combination& combination : combinations(evaluator, resource, shape)) {
        if (element.empty()) element = facts.arena.keep(deployment.nested, resource.id);
        Claim claim{.space = shape.space,
                    .scope = facts.scope(shape.scope, deployment, {}, region.encoded),
                    .key = {},
                    .written = {},
                    .shape = &shape,
                    .stack = deployment.stack,
                    .element = element,
                    .type = resource.info->type,
                    .span = combination.span,
                    .exists = applicable};
        place_key(facts, claim, std::move(combination.key));
      }
    }
  }
}

void collect_outputs(Evaluator& evaluator, Facts& facts) {
  const Deployment& deployment = evaluator.deployment();
  const ScopeId here = facts.scope(Scope::AccountRegion, deployment, {}, {});
  for (Element output : evaluator.source().outputs.children()) {
    Facts::Output one{.name = deployment.nested + output.key(),
                      .value = evaluator.text(output["Value"]),
                      .export_name = {},
                      .exists = evaluator.holds(output["Condition"].text())};
    if (one.exists == Truth::No) continue;
    auto claim = [&](std::string_view space, Text key, Span span) {
      Claim made{.space = space, .scope = here, .key = {}, .written = {}, .stack = deployment.stack,
                 .element = facts.arena.keep(one.name), .type = {}, .span = span, .exists = one.exists};
      place_key(facts, made, std::move(key));
    };
    if (deployment.nested.empty()) {
      claim("cfn:output", Text::literal_text(deployment.stack_name + '/' + output.key()), output.key_span());
    }
    if (Element name = output["Export"]["Name"]) {
      one.export_name = evaluator.text(name);
      claim("cfn:export", one.export_name, name.span());
    }
    facts.outputs.push_back(std::move(one));
  }
}

}  // namespace crosscheck
