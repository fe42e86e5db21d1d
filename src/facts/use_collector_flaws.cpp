// What a template is wrong about by itself, and literal ids: seen on the way to its uses.

#include <optional>
#include <string>

#include "evaluate/text_arn.h"
#include "facts/federation.h"
#include "facts/malformed.h"
#include "facts/one_or_more.h"
#include "facts/use_collector.h"

namespace crosscheck {

// Whom a policy trusts must exist, so IAM refuses an account that cannot be one.
void UseCollector::principal(Element element) {
  if (element["Federated"]) federated_ = true;
  each_of(element["AWS"], [&](Element given) {
    const Text text = evaluator_.text(given);
    if (const auto parts = split_arn(text)) account(parts->account, text, given.span(), true);
    else account(text, text, given.span(), true);  // nothing but the number
  });
}

void UseCollector::account(const Text& account, const Text& whole, Span span, bool refused) {
  // Of the stack's own it is said once.
  if (!account.literal() || account.key() == evaluator_.deployment().environment.account) return;
  const std::string_view reason = malformed_account(account.key());
  if (reason.empty()) return;
  flaw(Flaw::Kind::Account, whole, reason, span);
  facts_.flaws.back().refused = refused;
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

void UseCollector::federation(Element statements) {
  each_of(statements, [&](Element statement) {
    for (const Federation::Fault& fault : Federation(evaluator_, statement).faults()) {
      flaw(Flaw::Kind::Federation, fault.text, fault.reason, fault.span);
    }
  });
}

void UseCollector::malformed(Span span) {
  for (const Evaluator::Malformed& one : evaluator_.malformed()) {
    const std::string whole = "{{resolve:" + std::string(one.reference.key()) + "}}";
    flaw(Flaw::Kind::Reference, Text::of_key(whole), one.reason, span);
  }
  evaluator_.forget_malformed();
}

void UseCollector::ids(Element element) {
  each_of(element, [&](Element given) {
    const std::optional<std::string_view> text = given.is_string() ? given.verbatim() : std::nullopt;
    if (!text || text->empty()) return;
    facts_.ids.push_back({.text = facts_.arena.keep(*text),
                          .stack = evaluator_.deployment().stack,
                          .element = this->element(),
                          .type = type_,
                          .span = given.span(),
                          .exists = exists_});
  });
}

}  // namespace crosscheck
