#include "facts/use_collector.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "evaluate/text_arn.h"
#include "facts/looks_like_name.h"
#include "facts/may_reference.h"
#include "facts/member_meaning.h"
#include "inputs/qualifier.h"
#include "text/characters.h"
#include "text/simd.h"

namespace crosscheck {
namespace {

// Escapes other than `\u0061` stand for nothing that is looked for.
bool unusual_of_interest(const Document& document, const Node& node) {
  const std::string_view raw(document.text().data() + node.begin, node.extent);
  const bool telling = (node.flags & kSide) == 0 && !contains(raw, "\\u");
  return may_reference(telling ? raw : Buffer(Element(document, node).text()).view());
}

// Could this text name something or hold an ARN? Decides what is worth evaluating.
inline bool of_interest(const Document& document, const Node& node) {
  if (node.kind != Kind::String || node.extent < 6) return false;
  if ((node.flags & (kSide | kEscaped)) != 0) return unusual_of_interest(document, node);
  return may_reference({document.text().data() + node.begin, node.extent});
}

// `["", ["arn:", {"Ref": "AWS::Partition"}, ":iam::aws:policy/…"]]`, an ARN of AWS's own account, which nearly every
// role has: seen before it is put together.
bool is_of_aws(Element join) {
  const Element parts = join.item(1);
  if (join.item(0).verbatim() != "" || parts.item(0).verbatim() != "arn:" || !parts.item(1).is_object()) return false;
  const std::string_view rest = parts.item(2).verbatim().value_or("");
  const std::size_t region = rest.starts_with(':') ? rest.find(':', 1) : std::string_view::npos;
  if (region == std::string_view::npos || !rest.substr(region).starts_with("::aws:")) return false;
  return !parts.item(3) && !may_reference(rest);
}

// `{"Service": …}`, as nearly all of a template's principals are.
bool names_only_service(const Node* nodes, std::uint32_t principal) {
  static constexpr std::uint32_t kService = key_hash("Service");
  return nodes[principal].kind == Kind::Object && nodes[principal].extent == 2 && nodes[principal + 1].key == kService;
}

}  // namespace

void UseCollector::resource(const Resource& resource) {
  begin(resource.id, resource.info ? resource.info->type : facts_.arena.keep(resource.type),
        evaluator_.exists(resource));
  if (exists_ == Truth::No) return;
  if (resource.info) {
    for (const ReferenceShape& shape : resource.info->references) {
      if (!resource.may_have(shape.property)) continue;  // nearly always
      for (const Found& value : finder_.values(resource, shape.property)) reference(value, shape);
    }
    if (!resource.info->calls.empty()) calls(resource, resource.info->calls);
    if (!resource.info->regions.empty()) regions(resource);
  } else if (const auto places = call_places(resource.type); !places.empty()) {
    calls(resource, places);
  }
  for (const PropertyPath& path : loose_.of(resource)) {
    for (const Found& value : finder_.values(resource, path)) loose(value);
  }
  federated_ = false;
  resource_ = &resource;
  scan(resource.properties);
  if (federated_) federation(resource, resource.properties["AssumeRolePolicyDocument"]["Statement"]);
}

void UseCollector::output(Element output) {
  const std::string id = output.key();
  begin(id, {}, evaluator_.holds(output["Condition"].text()));
  resource_ = nullptr;
  if (exists_ == Truth::No) return;
  scan(output["Value"]);
}

void UseCollector::parameter(Element declaration) {
  const std::string id = declaration.key();
  begin(id, {}, Truth::Yes);
  if (!declaration["Type"].text().starts_with("AWS::SSM::Parameter::Value<")) return;
  const Text value = evaluator_.ref(id).as_text();
  Element fallback = declaration["Default"];
  const std::size_t uses = facts_.uses.size();
  if (value.unknown()) {  // which parameter is read is decided when the stack is deployed
    Use made = use("ssm:parameter", Evidence::Parameter, declaration.key_span());
    made.scope = here(ScopeKind::AccountRegion);
    leave_open(made, value);
  }
  dynamic(value, fallback ? fallback.span() : declaration.key_span());
  const bool opens = evaluator_.deployment().nested.empty();  // others are read when their parent has come so far
  for (std::size_t i = uses; i < facts_.uses.size(); ++i) facts_.uses[i].opens = opens;
  qualifier(fallback.text(), fallback.span());
}

void UseCollector::globals(Element section) {
  begin("Globals", {}, Truth::Yes);
  scan(section);
}

void UseCollector::begin(std::string_view id, std::string_view type, Truth exists) {
  id_ = id;
  type_ = type;
  exists_ = exists;
}

std::string_view UseCollector::element() { return facts_.element(evaluator_.deployment().nested, id_); }

Use UseCollector::use(std::string_view space, Evidence evidence, Span span) {
  return {.space = space,
          .stack = evaluator_.deployment().stack,
          .key = {},
          .written = {},
          .account = {},
          .region = {},
          .element = element(),
          .type = type_,
          .span = span,
          .evidence = evidence,
          .exists = exists_};
}

bool UseCollector::is_away(const Use& use) const {
  const auto differ = [](std::string_view named, std::string_view own) {
    return !named.empty() && !own.empty() && named != own;
  };
  const Environment& own = evaluator_.deployment().environment;
  return differ(use.account, own.account) || differ(use.region, own.region);
}

ScopeId UseCollector::here(ScopeKind scope, std::string_view account, std::string_view region) {
  return facts_.scope(scope, evaluator_.deployment(), account, region);
}

bool UseCollector::is_only_name(const ClaimShape& shape) {
  return shape.name.size() == 1 && shape.parents.empty() && shape.fold == Fold::None;
}

bool UseCollector::place_named(Use& made, const ClaimShape& shape, const Text& name, const Text& given_parent) {
  if (is_only_name(shape)) return place_key(facts_, made, name);  // nearly always
  if (shape.name.size() != 1) return false;
  key_.parts.clear();
  key_.fold = shape.fold;
  for (const ParentShape& parent : shape.parents) {
    const Text named = given_parent.empty() ? Text::verbatim(parent.fallback) : given_parent;
    if (named.empty() || !named.literal()) return false;
    key_.parts.push_back({.text = named, .parent_type = {}, .parent = true});
  }
  key_.parts.push_back({.text = name, .parent_type = {}});
  return place_key(facts_, made, key_);
}

void UseCollector::reference(const Found& value, const ReferenceShape& shape, const NamedPlace& place) {
  const Text& text = value.text;
  if (!shape.within.empty()) return reference_within(value, shape, place);
  if (text.starts_with("arn:")) {
    if (!shape.type.empty()) arn(text, Evidence::Property, value.span());  // otherwise it is found like any other
    return;
  }
  if (text.unknown() || text.is_of_stack()) return;      // the stack's own, without a name
  if (text.find('*') != std::string_view::npos) return;  // any of several
  if (text.certain() && may_be_url(text.key()) && url(text, Evidence::Property, value.span(), shape.space)) return;
  if (shape.type.empty()) return;
  const TypeInfo* info = find_type(shape.type);
  if (!info || info->claims.empty()) return;
  const bool other_form = shape.space != "ssm:parameter" && text.literal() && contains(text.key(), ':');
  if (other_form) return;  // a URL, `name:alias`
  Use made = use(shape.space, Evidence::Property, value.span());
  made.account = place.account;
  made.region = place.region;
  made.away = is_away(made);
  made.scope = here(info->claims.front().scope, made.account, made.region);
  place_named(made, info->claims.front(), text, {});
}

void UseCollector::loose(const Found& value) {
  const Text& text = value.text;
  if (text.unknown() || text.starts_with("arn:")) return;  // ARNs are found anyway
  if (text.certain() && may_be_url(text.key()) && url(text, Evidence::Arn, value.span(), {})) return;
  if (!looks_like_name(text)) return;
  Use made = use({}, Evidence::Environment, value.span());
  made.scope = here(ScopeKind::AccountRegion);
  place_key(facts_, made, text);
}

void UseCollector::leave_open(Use made, const Text& name) {
  made.set_key(facts_.arena.keep(name.key()));
  facts_.open_uses.push_back(made);
}

void UseCollector::arn(const Text& whole, Evidence evidence, Span span) {
  const std::optional<TextArn> parts = split_arn(whole);
  if (!parts) return;
  if (elsewhere_ && parts->partition.key() == "aws") flaw(Flaw::Kind::Partition, whole, {}, span);
  const std::string_view owner = parts->account.key();
  if (owner == "aws") return;
  if (!owner.empty() && is_letter(owner.front()) && integration(whole, *parts, evidence, span)) return;
  Use made = use("arn", evidence, span);
  made.written = facts_.arena.keep(whole.key());
  const auto kept = [&](const Text& part) {
    return made.written.substr(static_cast<std::size_t>(part.key().data() - whole.key().data()), part.size());
  };
  const auto certain = [](const Text& part) { return part.literal() && !holds_any(part.key(), '$', '*'); };
  if (certain(parts->account)) made.account = kept(parts->account);
  if (certain(parts->region)) made.region = kept(parts->region);
  made.away = is_away(made);
  const bool own_account = !made.away && !evaluator_.deployment().environment.account.empty();
  // API Gateway's ARNs name the service that is called instead.
  if (!own_account && parts->service.key() != "apigateway") account(parts->account, whole, span, Severity::Warning);
  if (denied_ && evidence == Evidence::Arn) return;
  const std::optional<TextArnMatch> match = match_arn(*parts);
  const bool named = match && !match->type->claims.empty();
  const bool one_of_several = named && holds_any(match->name.key(), '*', '?');
  if (one_of_several) {
    Use pattern = made;
    pattern.space = match->type->claims.front().space;
    leave_open(pattern, match->name);
  }
  if (named && !one_of_several) {
    const ClaimShape& shape = match->type->claims.front();
    if (match->name.is_of_stack()) return;
    Use of_name = made;
    of_name.space = shape.space;
    of_name.scope = here(shape.scope, made.account, made.region);
    if (match->name.certain() && is_only_name(shape)) {  // nearly always
      of_name.set_key(kept(match->name));
      return facts_.uses.push_back(of_name);
    }
    if (!match->name.unknown() && place_named(of_name, shape, match->name, match->parent)) return;
  }
  // Which thing it is stays open, but the account and region may still tell something.
  if (made.account.empty() && made.region.empty()) return;
  made.scope = here(ScopeKind::AccountRegion, made.account, made.region);
  facts_.uses.push_back(made);
}

void UseCollector::inspect(const Text& text, Span span) {
  Text rest = text;
  for (Text one; !(one = take_arn(rest)).empty();) arn(one, Evidence::Arn, span);
  dynamic(text, span);
  qualifier(text.key(), span);
  if (!evaluator_.malformed().empty()) malformed(span);
}

void UseCollector::dynamic(const Text& text, Span span) {
  if (!text.reads_value()) return;
  for (const Piece& piece : pieces(text)) {
    const bool secret = piece.kind() == Piece::Kind::SecretValue;
    if (!secret && piece.kind() != Piece::Kind::SsmValue) continue;
    const Text name = piece.inner(facts_.arena);
    if (name.starts_with("arn:")) {  // another account may share it
      arn(name, secret ? Evidence::Secret : Evidence::Parameter, span);
      continue;
    }
    if (secret && (!name.certain() || name.is_of_stack())) continue;
    Use made =
        secret ? use("secretsmanager:secret", Evidence::Secret, span) : use("ssm:parameter", Evidence::Parameter, span);
    made.scope = here(ScopeKind::AccountRegion);
    if (name.unknown()) leave_open(made, name);
    else place_key(facts_, made, name);
  }
}

void UseCollector::qualifier(std::string_view text, Span span) {
  if (text == harmless_ || !contains(text, "cdk-")) return;
  const std::string_view found = qualifier_in(text);
  if (found.empty() || facts_.deploys_with(found)) {
    harmless_ = text;
    if (!found.empty()) foreign_toolkit(text, span);
    return;
  }
  stale_qualifier(found, text, span);
}

void UseCollector::stale_qualifier(std::string_view found, std::string_view whole, Span span) {
  // Of a script, only the word that holds it.
  constexpr std::string_view kBetween = " \t\r\n\"'\\,;()";
  const auto at = static_cast<std::size_t>(found.data() - whole.data());
  const std::size_t before = whole.find_last_of(kBetween, at);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::string_view text = whole.substr(begin, whole.find_first_of(kBetween, at) - begin);
  facts_.qualifier_literals.push_back({.qualifier = facts_.arena.keep(found),
                                       .text = facts_.arena.keep(text),
                                       .stack = evaluator_.deployment().stack,
                                       .element = element(),
                                       .type = type_,
                                       .span = span});
}

// A role of the toolkit in another account, which must trust this one.
void UseCollector::foreign_toolkit(std::string_view text, Span span) {
  const std::string& own = evaluator_.deployment().environment.account;
  const std::optional<BootstrapName> name = find_bootstrap_name(text);
  if (own.empty() || !name || !is_account_id(name->account) || name->account == own) return;
  if (!contains(text, "-role-")) return;
  facts_.foreign_toolkits.push_back({.qualifier = facts_.arena.keep(name->qualifier),
                                     .text = facts_.arena.keep(text),
                                     .stack = evaluator_.deployment().stack,
                                     .element = element(),
                                     .type = type_,
                                     .span = span});
}

void UseCollector::import(Element argument) {
  const Text name = evaluator_.text(argument);
  Use made = use("cfn:export", Evidence::Import, argument.span());
  made.scope = here(ScopeKind::AccountRegion);
  if (name.unknown()) leave_open(made, name);
  else place_key(facts_, made, name);
}

void UseCollector::stack_output(Element argument) {
  const Text stack = evaluator_.text(argument["StackName"]), output = evaluator_.text(argument["OutputName"]);
  const Text region = argument["Region"] ? evaluator_.text(argument["Region"]) : Text();
  Text account;
  const Text role = argument["RoleArn"] ? evaluator_.text(argument["RoleArn"]) : Text();
  if (auto parts = split_arn(role)) account = parts->account;
  if (!region.literal() || !account.literal()) return;
  Use made = use("cfn:output", Evidence::StackOutput, argument.span());
  made.region = facts_.arena.keep(region.key());
  made.account = facts_.arena.keep(account.key());
  made.away = is_away(made);
  made.scope = here(ScopeKind::AccountRegion, made.account, made.region);
  place_key(facts_, made, Key{.parts = {{.text = stack, .parent_type = {}}, {.text = output, .parent_type = {}}}});
}

void UseCollector::scan(Element root) {
  if (!root) return;
  evaluator_.forget_malformed();  // what names and references hold comes again
  const Document& document = *root.document();
  const Node* const nodes = document.nodes().data();
  const auto end_of = [&](std::uint32_t at) { return next_sibling(nodes[at], at); };
  std::uint32_t composed_end = 0;  // texts before it belong to a function that was looked at whole
  std::uint32_t dead_begin = 0, dead_end = 0;
  std::uint32_t unsure_end = 0;
  std::uint32_t denied_end = 0;
  const std::size_t first_use = facts_.uses.size();
  const Truth exists = exists_;
  std::string scratch;
  const std::uint32_t end = end_of(root.index());
  for (std::uint32_t at = root.index(); at < end; ++at) {
    if (at == dead_begin && dead_end > at) {
      at = dead_end - 1;
      continue;
    }
    const Meaning means = meaning(document, nodes[at]);
    if (means == Meaning::None && (at < composed_end || !of_interest(document, nodes[at]))) continue;
    const Element element(document, at);
    exists_ = at < unsure_end ? all(exists, Truth::Unknown) : exists;
    denied_ = at < denied_end;
    if (means == Meaning::Import) {
      import(element);
    } else if (means == Meaning::StackOutput) {
      stack_output(element);
    } else if (means == Meaning::Choice && element.is_array()) {
      const Truth truth = evaluator_.condition(element.item(0).text(scratch));
      Element dead = element.item(truth == Truth::Yes ? 2 : 1);
      if (truth == Truth::Unknown) {
        unsure_end = std::max(unsure_end, end_of(at));
      } else if (dead) {
        dead_begin = dead.index();
        dead_end = end_of(dead_begin);
      }
    } else if (means == Meaning::Composition && at >= composed_end) {
      composed_end = end_of(at);
      if (holds_interest(element, composed_end) && !is_of_aws(element))
        inspect(evaluator_.text(element_above(element)), element.span());
    } else if (means == Meaning::Id) {
      if (!element.key_equals("HostedZoneId") || root["HostedZoneId"] == element) ids(element);
      if (at >= composed_end && of_interest(document, nodes[at])) inspect(evaluator_.text(element), element.span());
    } else if (means == Meaning::Principal) {
      if (!names_only_service(nodes, at)) principal(element);
      at = end_of(at) - 1;
    } else if (means == Meaning::Denial) {
      denied_end = std::max(denied_end, end_of_denial(element, root, first_use));
    } else if ((means == Meaning::Call && end_of(at - 1) == end_of(at)) ||  // the only member
               means == Meaning::Trust) {
      at = end_of(at) - 1;
    } else if (at >= composed_end && (means == Meaning::None || of_interest(document, nodes[at]))) {
      inspect(evaluator_.text(element), element.span());
    }
  }
  exists_ = exists;
  denied_ = false;
}

bool UseCollector::holds_interest(Element element, std::uint32_t end) {
  const Document& document = *element.document();
  const Node* const nodes = document.nodes().data();
  for (std::uint32_t at = element.index(); at < end; ++at) {
    if (of_interest(document, nodes[at])) return true;
  }
  return false;
}

}  // namespace crosscheck
