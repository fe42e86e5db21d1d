#include "facts/federation.h"

#include <algorithm>

#include "evaluate/text_arn.h"
#include "facts/one_or_more.h"
#include "text/characters.h"
#include "text/simd.h"

namespace crosscheck {

std::vector<Federation::Fault> Federation::faults() {
  const Element providers = statement_["Principal"]["Federated"];
  if (!providers || !statement_["Effect"].equals("Allow")) return {};
  each_of(providers, [&](Element one) { provider(one); });
  conditions();
  return std::move(faults_);
}

// A role trusts providers of its own account only.
void Federation::provider(Element given) {
  const Text text = evaluator_.text(given);
  const std::optional<TextArn> arn = split_arn(text);
  if (!arn) return;
  const std::string& own = evaluator_.deployment().environment.account;
  const std::string_view account = arn->account.literal() ? arn->account.key() : std::string_view();
  if (is_account_id(own) && is_account_id(account) && account != own) {
    faults_.push_back({text, "is a provider of another account than the role", given.span()});
  }
  actions(arn->resource, given.span());
}

// The action by which a provider's users assume the role.
void Federation::actions(const Text& provider, Span span) {
  const bool web = provider.starts_with("oidc-provider/"), saml = provider.starts_with("saml-provider/");
  if (!web && !saml) return;
  std::vector<std::string> given;
  bool known = true;
  each_of(statement_["Action"], [&](Element one) {
    known = known && one.is_string();
    given.push_back(one.text());
    std::transform(given.back().begin(), given.back().end(), given.back().begin(), to_lower);
  });
  if (!known) return;
  const std::string_view needed = web ? "sts:assumerolewithwebidentity" : "sts:assumerolewithsaml";
  const auto allows = [&](const std::string& one) { return contains(one, '*') || one == needed; };
  const auto assumes = [](const std::string& one) { return one.starts_with("sts:assumerole"); };
  if (std::any_of(given.begin(), given.end(), allows) || std::none_of(given.begin(), given.end(), assumes)) return;
  faults_.push_back(
      {provider, web ? "needs the action `sts:AssumeRoleWithWebIdentity`" : "needs the action `sts:AssumeRoleWithSAML`",
       statement_["Action"] ? statement_["Action"].span() : span});
}

// Whom a token is for, compared with a pattern as if it were plain text.
void Federation::conditions() {
  for (Element operation : statement_["Condition"].children()) {
    if (!operation.key().ends_with("StringEquals") && !operation.key().ends_with("StringEqualsIgnoreCase")) continue;
    for (Element compared : operation.children()) {
      const std::string key = compared.key();
      if (!key.ends_with(":sub") && !key.ends_with(":aud")) continue;
      each_of(compared, [&](Element value) {
        const Text text = evaluator_.text(value);
        if (text.find('*') == std::string_view::npos) return;
        faults_.push_back({text, "holds a wildcard, which `StringEquals` takes literally", value.span()});
      });
    }
  }
}

}  // namespace crosscheck
