#include "facts/claim_collector.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/characters.h"
#include "text/limits.h"
#include "text/simd.h"

namespace crosscheck {
namespace {

// A required part of the key that is missing, as most names are, is noticed before anything is evaluated.
bool lacks_part(const Resource& resource, const ClaimShape& shape) {
  return std::any_of(shape.name.begin(), shape.name.end(),
                     [&](const PropertyPath& path) {
                       return !path.optional && path.fallback.empty() && !resource.may_have(path);
                     }) ||
         std::any_of(shape.parents.begin(), shape.parents.end(), [&](const ParentShape& parent) {
           return !parent.property.empty() && parent.fallback.empty() && !resource.may_have(parent.property);
         });
}

// A resource that has nothing but these properties.
Resource part_of(const Resource& resource, Element properties) {
  Resource part = resource;
  part.properties = properties;
  part.property_bits = 0;
  for (Element property : properties.children()) part.property_bits |= hash_bit(property.key_hash());
  return part;
}

}  // namespace

void ClaimCollector::resource(const Resource& resource) {
  if (!resource.info) return;
  const Truth exists = evaluator_.exists(resource);
  if (exists == Truth::No) return;
  resource_ = &resource;
  if (resource.info->quota != 0 && exists == Truth::Yes) count();
  for (const ClaimShape& shape : resource.info->claims) {
    item_ = {}, shared_.reset();
    if (!shape.simple()) apart(shape, exists);
    else if (!lacks_part(resource, shape)) claims(shape, exists);
  }
}

// Claims for which the resource's own properties do not say everything.
void ClaimCollector::apart(const ClaimShape& shape, Truth exists) {
  if (!shape.globals.empty()) {
    const Element globals = evaluator_.source().globals[shape.globals];
    if (globals.is_object()) shared_ = part_of(*resource_, globals);
  }
  if (shape.each.empty()) return claims(shape, exists);
  if (shape.each_of_json) return each_of_json(shape, exists);
  for (const Item& item : items(shape.each)) {
    item_ = item;
    claims(shape, exists);
  }
}

std::vector<ClaimCollector::Item> ClaimCollector::items(const PropertyPath& path) {
  std::vector<Item> result;
  for (const Found& found : finder_.objects(*resource_, path)) {
    if (result.size() == limits::kPropertyValues) break;
    result.push_back({.view = part_of(*resource_, found.element), .key = found.text, .span = found.given});
  }
  return result;
}

void ClaimCollector::each_of_json(const ClaimShape& shape, Truth exists) {
  const std::span<const Found> found = finder_.values(*resource_, shape.each);
  if (found.size() != 1) return;
  const Span span = found.front().span();
  json_.read(found.front().text);
  std::size_t count = 0;
  for (Element item : json_.root().children()) {
    if (++count > limits::kPropertyValues) return;
    item_ = {.view = part_of(*resource_, item), .key = {}, .span = span, .in_json = true};
    claims(shape, exists);
  }
}

std::span<const Found> ClaimCollector::values(const PropertyPath& path, bool names) {
  const auto in = [&](const Resource& place) {
    return names ? finder_.names(place, path) : finder_.values(place, path);
  };
  std::span<const Found> found;
  if (item_) found = item_->in_json ? json_value(path) : in(item_->view);
  if (found.empty()) found = in(*resource_);
  if (found.empty() && shared_ && shared_->may_have(path) && !ignores(path)) found = in(*shared_);
  return found;
}

bool ClaimCollector::ignores(const PropertyPath& path) const {
  const Element ignored = resource_->element["IgnoreGlobals"];
  if (!ignored.is_array()) return ignored.equals("*");
  const auto names = ignored.children();
  return std::any_of(names.begin(), names.end(), [&](Element one) { return one.equals(path.steps.front().name); });
}

std::span<const Found> ClaimCollector::json_value(const PropertyPath& path) {
  if (!item_->view.may_have(path)) return {};
  std::span<const PathStep> steps = path.steps;
  const Element element = take_property(item_->view.properties, steps);
  if (!element.is_scalar()) return {};
  given_ = {.text = json_.text(element, facts_.arena), .given = item_->span};
  return {&given_, 1};
}

Truth ClaimCollector::applies(std::span<const PropertyTest> tests) {
  Truth all_hold = Truth::Yes;
  for (const PropertyTest& when : tests) all_hold = all(all_hold, holds(when, values(when.path)));
  return all_hold;
}

// What does not name its region makes no claim.
std::span<const std::string_view> ClaimCollector::regions(const ClaimShape& shape) {
  static constexpr std::array<std::string_view, 1> kOwn{};
  if (shape.regions == Regions::Own || shape.regions == Regions::All) return kOwn;
  regions_.clear();
  for (const Found& region : values(shape.region_property)) {
    const bool own = region.text.key() == evaluator_.deployment().environment.region;
    if (!region.text.literal() || (own && shape.regions == Regions::Others)) continue;
    regions_.push_back(facts_.arena.keep(region.text.plain()));
  }
  return regions_;
}

inline Claim ClaimCollector::claim(const ClaimShape& shape, std::string_view region, Truth exists, Span span) {
  const Deployment& deployment = evaluator_.deployment();
  return {.space = shape.space,
          .scope = facts_.scope(shape.scope, deployment, {}, region),
          .stack = deployment.stack,
          .key = {},
          .written = {},
          .side = shape.side.word,
          .shape = &shape,
          .element = facts_.element(deployment.nested, resource_->id),
          .info = resource_->info,
          .span = span,
          .exists = exists};
}

void ClaimCollector::claims(const ClaimShape& shape, Truth exists) {
  exists = all(exists, applies(shape.when));
  if (exists == Truth::No) return;
  const bool one_name = shape.parents.empty() && shape.name.size() == 1 && !shape.name.front().optional &&
                        shape.name.front().fallback.empty() && shape.side.property.empty() && !shape.side.of_template &&
                        !shape.above;
  if (one_name && shape.fold == Fold::None) return one_part(shape, exists);  // nearly always
  combine(shape);
  if (incomplete_) return;
  if (resource_->info->has_path && &shape == &resource_->info->claims.front()) note_path();
  for (std::string_view region : regions(shape)) {
    for (const Combination& combination : combinations_) {
      const bool named = combination.span.file != kNoFile;
      Claim made = claim(shape, region, exists, named ? combination.span : own_span());
      for (const KeyPart& part : combination.key.parts) {
        if (part.text.by_default()) note_default(made, part.text);
      }
      if (!shape.forms.empty()) check_form(shape, combination.key.parts.back().text, made);
      place_key(facts_, made, combination.key);
    }
  }
}

void ClaimCollector::one_part(const ClaimShape& shape, Truth exists) {
  for (std::string_view region : regions(shape)) {
    const std::span<const Found> names = values(shape.name.front(), true);
    for (const Found& name : names.first(std::min(names.size(), limits::kClaimsOfShape))) {
      Claim made = claim(shape, region, exists, name.span());
      if (name.text.by_default()) note_default(made, name.text);
      check_form(shape, name.text, made);
      place_key(facts_, made, name.text);
    }
  }
}

void ClaimCollector::combine(const ClaimShape& shape) {
  incomplete_ = false;
  combinations_.resize(1);
  combinations_.front().key.parts.clear();
  combinations_.front().key.fold = shape.fold;
  combinations_.front().span = {};
  for (const ParentShape& parent : shape.parents) add_parent(parent);
  bool marked = false;  // a part that is called so: `Name` rather than `Type`
  for (const PropertyPath& path : shape.name) {
    std::span<const Found> given = part(path, shape.strip);
    if (shape.above && &path == &shape.name.back()) given = folders_above(given);
    const bool named = path.text.ends_with(path.optional ? "Name?" : "Name");
    extend(given, {.marked = named || !marked, .optional = path.optional});
    marked = marked || named;
  }
  if (!shape.side.property.empty()) {
    extend(values(shape.side.property), {.parent_type = shape.side.type, .side = true});
  } else if (shape.side.of_template) {
    TextBuilder side;
    side.append_resource(evaluator_.deployment().path(), resource_->info->type);
    const Found one{.text = side.kept(facts_.arena)};
    extend({&one, 1}, {.side = true});
  }
}

Span ClaimCollector::own_span() const { return item_ ? item_->span : resource_->element.key_span(); }

// The values of a part of the name, empty ones for one that may be absent and is.
std::span<const Found> ClaimCollector::part(const PropertyPath& path, Strip strip) {
  std::span<const Found> found = values(path, true);
  if (!path.optional && path.fallback.empty()) return found;  // nearly always
  if (strip != Strip::None) found = stripped(found, strip);
  const auto is = [](std::string_view text) { return [=](const Found& one) { return one.text.key() == text; }; };
  const bool absent = std::all_of(found.begin(), found.end(), is({}));
  if (absent) {
    if (contains(path.fallback, '{') && is_computed(path)) return {};
    const Text meant = path.optional ? Text() : filled(path.fallback);
    made_up_.assign(1, {.text = meant, .given = combinations_.front().span});
    return made_up_;
  }
  if (!path.optional || path.fallback.empty()) return found;
  made_up_.assign(found.begin(), found.end());
  for (Found& value : made_up_) {
    if (is(path.fallback)(value)) value.text = {};
  }
  return made_up_;
}

bool ClaimCollector::is_computed(const PropertyPath& path) const {
  std::span<const PathStep> steps = path.steps;
  return take_property((item_ ? item_->view : *resource_).properties, steps).is_object();
}

std::span<const Found> ClaimCollector::stripped(std::span<const Found> found, Strip strip) {
  stripped_.assign(found.begin(), found.end());
  for (Found& value : stripped_) {
    if (!value.text.literal()) continue;
    std::string text = value.text.plain();
    if (strip == Strip::Symbols) {
      std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x80 && !is_alphanumeric(c); });
    } else {
      text.erase(0, text.find_first_not_of('/'));
      text.erase(text.find_last_not_of('/') + 1);
    }
    value.text = Text::of(facts_.arena.keep(text), facts_.arena);
  }
  return stripped_;
}

Text ClaimCollector::filled(std::string_view pattern) {
  const std::array<std::pair<std::string_view, Text>, 2> variables = {
      {{"{id}", Text::of(resource_->id, facts_.arena)}, {"{item}", item_ ? item_->key : Text()}}};
  TextBuilder text;
  while (!pattern.empty()) {
    const auto* const variable = std::find_if(variables.begin(), variables.end(),
                                              [&](const auto& one) { return pattern.starts_with(one.first); });
    if (variable != variables.end()) {
      text.append(variable->second);
      pattern.remove_prefix(variable->first.size());
    } else {
      const std::size_t size = std::min(pattern.find('{', 1), pattern.size());
      text.append_literal(pattern.substr(0, size));
      pattern.remove_prefix(size);
    }
  }
  return text.kept(facts_.arena);
}

// Of `a/b/c`: `a/b`, `a` and the root, which is empty. Folders that are not known are left out.
std::span<const Found> ClaimCollector::folders_above(std::span<const Found> folders) {
  std::vector<Found> result;
  for (const Found& folder : folders) {
    std::string_view rest = folder.text.literal() ? folder.text.plain(facts_.arena) : std::string_view();
    if (rest.ends_with('/')) rest.remove_suffix(1);
    while (!rest.empty()) {
      const std::size_t slash = rest.rfind('/');
      rest = slash == std::string_view::npos ? std::string_view() : rest.substr(0, slash);
      result.push_back({.text = Text::of(rest, facts_.arena), .given = folder.span()});
    }
  }
  made_up_ = std::move(result);
  return made_up_;
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
      if (extended.size() == limits::kClaimsOfShape) break;
      extended.push_back(combination);
      add(extended.back(), value, part);
    }
  }
  combinations_ = std::move(extended);
}

void ClaimCollector::add_parent(const ParentShape& parent) {
  if (parent.property.empty()) {
    const Found self{.text = evaluator_.attribute(*resource_, "").as_text()};  // as others refer to it
    return extend({&self, 1}, {.parent_type = resource_->info->type, .parent = true});
  }
  std::span<const Found> found = values(parent.property);
  const Found fallback{.text = Text::verbatim(parent.fallback)};
  const bool absent = found.empty() || (found.size() == 1 && found.front().text.empty());
  if (absent && !parent.fallback.empty()) found = {&fallback, 1};
  if (parent.used) {
    for (const Found& one : found) {
      if (one.text.literal()) use_parent(one, parent);
    }
  }
  extend(found, {.parent_type = parent.type, .parent = true});
}

void ClaimCollector::add(Combination& combination, const Found& value, const Part& part) {
  if (part.marked) {
    const Span span = value.span();
    if (span.file != kNoFile) combination.span = span;
  }
  if (part.optional && value.text.empty()) return;
  combination.key.parts.push_back(
      {.text = value.text, .parent_type = part.parent_type, .parent = part.parent, .side = part.side});
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
    if (key.by_default()) note_default(made, key);
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
