// What is rare beside the claims themselves, and stays out of their way.

#include <algorithm>

#include "facts/claim_collector.h"
#include "text/glob.h"
#include "text/lowered.h"

namespace crosscheck {

void ClaimCollector::note_default(const Claim& claim, const Text& text) {
  facts_.default_names.push_back({.stack = claim.stack,
                                  .element = claim.element,
                                  .space = claim.space,
                                  .parameter = facts_.arena.keep(evaluator_.parameter_behind(text))});
}

void ClaimCollector::note_path() {
  const Value given = evaluator_.evaluate(resource_->properties["Path"]);
  if (given.kind == Value::Kind::Absent) return;
  const Text path = given.as_text();
  facts_.name_paths.push_back({.stack = evaluator_.deployment().stack,
                               .element = facts_.element(evaluator_.deployment().nested, resource_->id),
                               .path = path.literal() ? facts_.arena.keep(path.plain()) : std::string_view()});
}

void ClaimCollector::use_parent(const Found& found, const ParentShape& parent) {
  const TypeInfo* const info = find_type(parent.type);
  if (!info || info->claims.empty() || found.text.empty() || found.text.starts_with("arn:")) return;
  const ClaimShape& shape = info->claims.front();
  const Deployment& deployment = evaluator_.deployment();
  Use made{.space = shape.space,
           .scope = facts_.scope(shape.scope, deployment, {}, {}),
           .stack = deployment.stack,
           .key = {},
           .written = {},
           .account = {},
           .region = {},
           .element = facts_.element(deployment.nested, resource_->id),
           .type = resource_->info->type,
           .span = found.span(),
           .evidence = Evidence::Property,
           .exists = evaluator_.exists(*resource_)};
  place_key(facts_, made, Key{.parts = {{.text = found.text, .parent_type = {}}}, .fold = shape.fold});
}

void ClaimCollector::look_at_form(const ClaimShape& shape, const Text& name, const Claim& claim) {
  if (name.empty()) return;
  const std::string_view plain = name.key();
  const auto flaw = [&](const std::string& reason) {
    facts_.flaws.push_back({.kind = Flaw::Kind::Name,
                            .text = facts_.arena.keep(name.key()),
                            .reason = facts_.arena.keep(reason),
                            .stack = claim.stack,
                            .element = claim.element,
                            .type = claim.type(),
                            .span = claim.span,
                            .exists = claim.exists});
  };
  if (contains(plain, '$')) {
    if (const std::string word = unfilled(name.plain()); !word.empty())
      flaw("holds `" + word + "`, which only `Fn::Sub` replaces");
    return;
  }
  for (const NameForm& form : shape.forms) {
    const auto differ = [&](char wanted, char found) { return wanted != '*' && wanted != found; };
    const bool other = differ(form.glob.front(), form.any_case ? to_lower(plain.front()) : plain.front()) ||
                       differ(form.glob.back(), plain.back());
    if (other && !form.must) continue;  // nearly always
    if (!refuses(form, plain)) continue;
    const std::string glob = '`' + std::string(form.glob) + '`', condition(form.when.text);
    if (form.must)
      flaw("does not have the form " + glob + (condition.empty() ? "" : ", as `" + condition + "` demands"));
    else if (!form.when.negated || form.when.value.empty())
      flaw("has the form " + glob + ", which is reserved or refused");
    else flaw("has the form " + glob + ", which demands `" + condition.substr(1) + '`');
    return;
  }
}

bool ClaimCollector::refuses(const NameForm& form, std::string_view name) {
  const PropertyTest& when = form.when;
  if (!when.empty() && !when.negated && !resource_->may_have(when.path)) return false;
  const bool folded = form.any_case && to_lower(name.front()) == form.glob.front();
  const bool has = folded ? glob_match(form.glob, lowered(name)) : glob_match(form.glob, name);
  if (has == form.must || (!form.only.empty() && !glob_match(form.only, name))) return false;
  return when.empty() || holds(when, form_finder_.values(*resource_, when.path)) == Truth::Yes;
}

// A parameter, resource or pseudo parameter within `${}` in a text that no function fills in.
std::string ClaimCollector::unfilled(std::string_view name) const {
  const Template& source = evaluator_.source();
  if (source.is_rewritten()) return {};
  for (std::size_t begin = name.find('$'); begin != std::string_view::npos; begin = name.find('$', begin + 1)) {
    if (!name.substr(begin + 1).starts_with('{')) continue;
    const std::size_t end = name.find('}', begin);
    if (end == std::string_view::npos) return {};
    const std::string_view word = name.substr(begin + 2, end - begin - 2);
    if (word.starts_with("AWS::") || source.parameters[word] || source.resource(word))
      return std::string(name.substr(begin, end + 1 - begin));
  }
  return {};
}

// One more of what accounts have a quota of.
void ClaimCollector::count() {
  const TypeInfo& info = *resource_->info;
  std::vector<QuotaUse>& counted = facts_.quota_uses;
  const std::string_view nested = evaluator_.deployment().nested;
  const auto found = std::find_if(counted.begin() + static_cast<std::ptrdiff_t>(counted_from_), counted.end(),
                                  [&](const QuotaUse& one) { return one.quota == info.quota; });
  if (found != counted.end()) {
    ++found->count;
    return;
  }
  counted.push_back({.quota = info.quota,
                     .count = 1,
                     .stack = evaluator_.deployment().stack,
                     .element = facts_.element(nested, resource_->id),
                     .type = info.type,
                     .span = resource_->element.key_span()});
}

}  // namespace crosscheck
