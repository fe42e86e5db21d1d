// What a template is wrong about by itself, and literal ids: seen on the way to its uses.

#include <optional>
#include <string>
#include <vector>

#include "evaluate/text_arn.h"
#include "facts/federation.h"
#include "facts/malformed.h"
#include "facts/one_or_more.h"
#include "facts/use_collector.h"
#include "inputs/qualifier.h"
#include "text/simd.h"

namespace crosscheck {

// Whom a policy trusts must exist, so IAM refuses an account that cannot be one.
void UseCollector::principal(Element element) {
  if (element["Federated"]) federated_ = true;
  const Element people = element["AWS"];
  each_of(people ? people : element, [&](Element given) {
    if (!people && !given.is_scalar()) return;  // a permission names its only principal, which may be a service
    const Text text = evaluator_.text(given);
    const std::string_view qualifier = contains(text.key(), "cdk-") ? qualifier_in(text.key()) : std::string_view();
    if (!qualifier.empty() && !facts_.deploys_with(qualifier)) stale_qualifier(qualifier, text.key(), given.span());
    if (const auto parts = split_arn(text)) {
      const bool nobody = parts->account.empty() && parts->service.key() == "iam";
      if (nobody) flaw(Flaw::Kind::Account, text, "names no account", given.span());
      account(parts->account, text, given.span(), Severity::Error);
      trusted(text, *parts, given.span());
    } else {
      account(text, text, given.span(), Severity::Error);  // nothing but the number, or a service
    }
  });
}

void UseCollector::account(const Text& account, const Text& whole, Span span, Severity severity) {
  // Of the stack's own it is said once.
  if (!account.literal() || account.key() == evaluator_.deployment().environment.account) return;
  const std::string_view reason = malformed_account(account.key());
  if (reason.empty()) return;
  flaw(Flaw::Kind::Account, whole, reason, span);
  facts_.flaws.back().severity = severity;
}

void UseCollector::flaw(Flaw::Kind kind, const Text& text, std::string_view reason, Span span) {
  facts_.flaws.push_back({.kind = kind,
                          .text = facts_.arena.keep(text.key()),
                          .reason = facts_.arena.keep(reason),
                          .stack = evaluator_.deployment().stack,
                          .element = element(),
                          .type = type_,
                          .span = span,
                          .exists = exists_});
}

void UseCollector::federation(const Resource& role, Element statements) {
  each_of(statements, [&](Element statement) {
    trust(role, statement);
    for (const Federation::Fault& fault : Federation(evaluator_, statement).faults()) {
      flaw(Flaw::Kind::Federation, fault.text, fault.reason, fault.span);
      facts_.flaws.back().severity = fault.severity;
    }
  });
}

void UseCollector::trust(const Resource& role, Element statement) {
  if (!statement["Effect"].equals("Allow")) return;
  const auto kept = [&](const Text& text) { return facts_.arena.keep(text.key()); };
  std::vector<Trust::Condition> conditions;
  for (Element operation : statement["Condition"].children()) {
    for (Element compared : operation.children()) {
      each_of(compared, [&](Element value) {
        conditions.push_back({.operation = facts_.arena.keep(operation.key()),
                              .key = kept(evaluator_.key(compared)),
                              .value = kept(evaluator_.text(value))});
      });
    }
  }
  const Value& name = evaluator_.explicit_name(role);
  each_of(statement["Principal"]["Federated"], [&](Element provider) {
    facts_.trusts.push_back({.role = name.kind == Value::Kind::Text ? kept(name.text) : std::string_view(),
                             .provider = kept(evaluator_.text(provider)),
                             .conditions = conditions,
                             .stack = evaluator_.deployment().stack,
                             .element = element(),
                             .exists = exists_});
  });
}

std::uint32_t UseCollector::end_of_denial(Element effect, Element root, std::size_t first) {
  if (!effect.equals("Deny")) {
    const Text text = evaluator_.text(effect);
    if (text.literal() && text.key() != "Deny") return 0;  // what is not known may deny
  }
  const Node* const nodes = effect.document()->nodes().data();
  std::uint32_t statement = effect.index();
  do {
    if (statement == root.index()) return 0;
    --statement;
  } while (nodes[statement].kind != Kind::Object || next_sibling(nodes[statement], statement) <= effect.index());
  if (first < facts_.uses.size()) {
    const std::uint32_t begin = Element(*effect.document(), statement).span().begin;
    for (std::size_t i = first; i < facts_.uses.size(); ++i) {
      Use& use = facts_.uses[i];
      if (use.span.begin >= begin && use.evidence == Evidence::Arn && !use.waits) use.exists = Truth::No;
    }
  }
  return next_sibling(nodes[statement], statement);
}

void UseCollector::regions(const Resource& resource) {
  const std::string_view own = evaluator_.deployment().environment.region;
  for (const RegionShape& shape : resource.info->regions) {
    if (!resource.may_have(shape.where.path)) continue;  // nearly always
    if (!shape.only.empty() && !fits(resource, shape.only)) continue;
    for (const Found& value : own_finder_.values(resource, shape.where.path)) {
      if (!shape.where.value.empty()) {
        if (value.text.key() == shape.where.value) misplaced(shape, Misplaced::What::Resource, own, value);
      } else if (const Resource* const referred = evaluator_.own_resource(value.element)) {
        const Text& text = value.text;
        const bool is_arn =
            text.is_of_stack() && (*pieces(text).begin()).attribute().find("Value") == std::string::npos;
        const bool here = referred->type.starts_with("AWS::") && !referred->type.starts_with("AWS::CloudFormation::");
        if (is_arn && here && referred->nested_by().empty()) misplaced(shape, Misplaced::What::Arn, own, value);
      } else if (const std::optional<TextArn> arn = split_arn(value.text)) {
        if (arn->region.literal()) misplaced(shape, Misplaced::What::Arn, arn->region.key(), value);
      } else if (const std::optional<TextUrlMatch> url = match_url(value.text)) {
        if (url->region.literal()) misplaced(shape, Misplaced::What::Url, url->region.key(), value);
      }
    }
  }
}

// Whether it certainly holds. What the resource lacks may stand in `Globals`.
bool UseCollector::fits(const Resource& resource, const PropertyTest& test) {
  if (test.negated && evaluator_.source().globals) return false;
  return holds(test, finder_.values(resource, test.path)) == Truth::Yes;
}

void UseCollector::misplaced(const RegionShape& shape, Misplaced::What what, std::string_view region,
                             const Found& value) {
  const Environment& own = evaluator_.deployment().environment;
  const std::string_view needed = shape.global ? "us-east-1" : std::string_view(own.region);
  if (needed.empty() || region.empty() || region == needed || (shape.global && own.partition != "aws")) return;
  facts_.misplaced.push_back({.text = facts_.arena.keep(value.text.key()),
                              .region = facts_.arena.keep(region),
                              .needed = facts_.arena.keep(needed),
                              .what = what,
                              .stack = evaluator_.deployment().stack,
                              .element = element(),
                              .type = type_,
                              .span = value.span(),
                              .exists = exists_});
}

void UseCollector::malformed(Span span) {
  const std::vector<Evaluator::Malformed> found = evaluator_.malformed();
  for (const Evaluator::Malformed& one : found) {
    const std::string whole = "{{resolve:" + std::string(one.reference.key()) + "}}";
    if (one.reason.empty()) secure(one.reference, Text::of_key(whole), span);
    else flaw(Flaw::Kind::Reference, Text::of_key(whole), one.reason, span);
  }
  evaluator_.forget_malformed();
}

// Only AWS's own types and custom resources are known not to take them elsewhere.
void UseCollector::secure(const Text& reference, const Text& whole, Span span) {
  if (!resource_ || !(type_.starts_with("AWS::") || type_.starts_with("Custom::"))) return;
  bool fits = false;
  for (const PropertyPath& path : secure_properties(type_)) {
    for (const Found& value : finder_.values(*resource_, path)) {
      const Span place = value.span();
      fits = fits || (place.begin <= span.begin && span.end <= place.end);
    }
  }
  if (!fits) {
    return flaw(Flaw::Kind::Reference, whole, "is a secure string in a property that does not take any", span);
  }
  if (!reference.literal()) return;
  const std::string_view name = reference.key().substr(reference.find(':') + 1);
  Use made = use("ssm:parameter", Evidence::Parameter, span);
  made.scope = here(ScopeKind::AccountRegion);
  made.set_key(facts_.arena.keep(name.substr(0, name.find(':'))));
  made.written = facts_.arena.keep(whole.key());
  facts_.secure.push_back(made);
}

void UseCollector::ids(Element element) {
  std::string scratch;
  each_of(element, [&](Element given) {
    if (!given.is_string()) return;
    const std::string_view text = given.text(scratch);
    if (text.empty()) return;
    facts_.ids.push_back({.text = facts_.arena.keep(text),
                          .stack = evaluator_.deployment().stack,
                          .element = this->element(),
                          .type = type_,
                          .span = given.span(),
                          .exists = exists_});
  });
}

}  // namespace crosscheck
