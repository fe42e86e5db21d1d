#include "facts/federation.h"

#include <algorithm>
#include <optional>
#include <span>

#include "catalog/catalog.h"
#include "evaluate/text_arn.h"
#include "facts/one_or_more.h"
#include "text/lowered.h"
#include "text/simd.h"

namespace crosscheck {
namespace {

// The URL of an OIDC provider without its scheme, as its ARN has it.
Text issuer_of_url(const Text& url) { return url.starts_with("https://") ? url.part(8) : url; }

// Claims that say for whom a token is, and not whose it is.
bool is_of_audience(std::string_view key) {
  return key.ends_with(":aud") || key.ends_with(":oaud") || key.ends_with(":amr");
}

}  // namespace

std::vector<Federation::Fault> Federation::faults() {
  const Element providers = statement_["Principal"]["Federated"];
  if (!providers || !statement_["Effect"].equals("Allow")) return {};
  each_of(providers, [&](Element one) { provider(one); });
  literal_patterns();
  return std::move(faults_);
}

// Named by its ARN, or a resource of the template.
void Federation::provider(Element given) {
  const Text text = evaluator_.text(given);
  Text shown = text, issuer;
  bool web = false, saml = false;
  if (const std::optional<TextArn> arn = split_arn(text)) {
    // A role trusts providers of its own account only.
    const std::string& own = evaluator_.deployment().environment.account;
    const std::string_view account = arn->account.literal() ? arn->account.key() : std::string_view();
    if (is_account_id(own) && is_account_id(account) && account != own) {
      faults_.push_back({text, "is a provider of another account than the role, so nobody can use it", given.span()});
    }
    shown = arn->resource;
    web = shown.starts_with("oidc-provider/"), saml = shown.starts_with("saml-provider/");
    if (web) issuer = shown.part(shown.find('/') + 1);
    if (issuer.starts_with("https://")) {
      faults_.push_back(
          {shown, "has an `https://` that ARNs of providers lack, so nobody can assume the role", given.span()});
      return;
    }
  } else if (const Resource* resource = evaluator_.own_resource(given); resource && resource->info) {
    const std::span<const ClaimShape> claims = resource->info->claims;
    const std::string_view space = claims.empty() ? std::string_view() : claims.front().space;
    web = space == "iam:oidc-provider", saml = space == "iam:saml-provider";
    if (web || saml) shown = issuer = issuer_of_url(evaluator_.explicit_name(*resource).as_text());
  }
  // Those that IAM knows by themselves.
  const bool known = text.literal() && !text.starts_with("arn:") && !web && !saml && given.is_string();
  if (known) {
    const bool open = allows("sts:AssumeRoleWithWebIdentity", shown, given.span(),
                             "needs the action `sts:AssumeRoleWithWebIdentity`, so nobody can assume the role");
    if (!other_issuers(text) && open && find_issuer(text.key())) visitors(shown, text, given.span());
  }
  if (saml)
    allows("sts:AssumeRoleWithSAML", shown, given.span(),
           "needs the action `sts:AssumeRoleWithSAML`, so nobody can assume the role");
  if (!web) return;
  if (allows("sts:AssumeRoleWithWebIdentity", shown, given.span(),
             "needs the action `sts:AssumeRoleWithWebIdentity`, so nobody can assume the role") &&
      !other_issuers(issuer))
    visitors(shown, issuer, given.span());
}

// Claims of a token are called after its issuer. Under another name there is nothing to compare, which is never equal.
bool Federation::other_issuers(const Text& issuer) {
  const Element providers = statement_["Principal"]["Federated"];
  if (!issuer.literal() || issuer.empty() || providers.is_array()) return false;
  const auto bare = [](std::string_view name) {
    return lowered(name.ends_with('/') ? name.substr(0, name.size() - 1) : name);
  };
  for (Element operation : statement_["Condition"].children()) {
    const std::string how = operation.key();
    if (how != "StringEquals" && how != "StringLike" && how != "StringEqualsIgnoreCase") continue;
    for (Element compared : operation.children()) {
      const Text key = evaluator_.key(compared);
      if (!key.literal() || key.key().starts_with("Fn::") || key.key() == "Ref") continue;
      const std::size_t colon = key.key().rfind(':');
      const std::string name = colon == std::string_view::npos ? "" : bare(key.key().substr(0, colon));
      // Only what looks like a host is a slip; `aws:` and `sts:` are not about the token.
      const bool host = contains(key.key().substr(0, key.key().find('/')), '.') || name.starts_with("https:");
      if (!host || name == bare(issuer.key())) continue;
      faults_.push_back(
          {key, "is no claim of the provider's tokens, so nobody can assume the role", compared.key_span()});
      return true;  // the others are likely to have the same slip
    }
  }
  return false;
}

// Whether the provider's users may assume the role by that action; a fault where they have only another one.
bool Federation::allows(std::string_view action, const Text& provider, Span span, std::string_view reason) {
  std::vector<std::string> given;
  bool known = true;
  each_of(statement_["Action"], [&](Element one) {
    known = known && one.is_string();
    given.push_back(lowered(one.text()));
  });
  if (!known) return false;
  const std::string needed = lowered(action);
  const auto fits = [&](const std::string& one) { return contains(one, '*') || one == needed; };
  const auto assumes = [](const std::string& one) { return one.starts_with("sts:assumerole"); };
  if (std::any_of(given.begin(), given.end(), fits)) return true;
  if (std::any_of(given.begin(), given.end(), assumes)) {
    faults_.push_back({provider, std::string(reason), statement_["Action"] ? statement_["Action"].span() : span});
  }
  return false;
}

// Whom a token is for, compared with a pattern as if it were plain text.
void Federation::literal_patterns() {
  for (Element operation : statement_["Condition"].children()) {
    if (!operation.key().ends_with("StringEquals") && !operation.key().ends_with("StringEqualsIgnoreCase")) continue;
    for (Element compared : operation.children()) {
      const std::string key = compared.key();
      if (!key.ends_with(":sub") && !key.ends_with(":aud")) continue;
      each_of(compared, [&](Element value) {
        const Text text = evaluator_.text(value);
        if (text.find('*') == std::string_view::npos) return;
        faults_.push_back(
            {text, "holds a wildcard, which `StringEquals` takes literally, so it lets nobody in", value.span()});
      });
    }
  }
}

// Which of the provider's users may assume the role. Conditions that a function makes may say anything.
void Federation::visitors(const Text& provider, const Text& issuer, Span span) {
  const Element condition = statement_["Condition"];
  Element subjects_given;
  bool audience = false, others = false, whose = false;
  const Issuer* known = issuer.literal() ? find_issuer(issuer.key()) : nullptr;
  const bool by_subject = !known || known->claim == "sub";
  for (Element operation : condition.children()) {
    if (!condition.is_object() || operation.key() == "Ref" || operation.key().starts_with("Fn::")) return;
    for (Element compared : operation.children()) {
      const std::string key = compared.key();
      if (!operation.is_object() || key == "Ref" || key.starts_with("Fn::")) return;
      whose = whose || !key.ends_with(":amr");  // how they signed in is true of all customers
      if (is_of_audience(key)) audience = true;
      else if (key.ends_with(":sub") && operation.key().ends_with("StringLike") && !subjects_given)
        subjects_given = compared;
      else others = true;
    }
  }
  if (!by_subject) {
    if (whose) return;
    faults_.push_back({provider,
                       "is trusted without a condition on `" + std::string(known->claim) +
                           "`, so any of its customers can assume the role",
                       span});
    return;
  }
  if (!subjects_given && !others) {
    faults_.push_back({provider,
                       known ? "is trusted without a condition on `sub`, so any of its customers can assume the role"
                             : "is trusted without a condition on `sub`, so anybody it knows can assume the role",
                       span, known ? Severity::Error : Severity::Warning});
    return;
  }
  if (!audience) {
    faults_.push_back({provider, "is trusted without a condition on `aud`, so tokens for any of its audiences count",
                       span, Severity::Note});
  }
  if (subjects_given && !others) subjects(subjects_given, known ? known->begin : "", known != nullptr);
}

// Patterns that begin with a wildcard where the customer's name belongs.
void Federation::subjects(Element given, std::string_view prefix, bool shared) {
  each_of(given, [&](Element value) {
    const Text text = evaluator_.text(value);
    const std::size_t wildcard = text.find('*');
    if (!text.literal() || wildcard == std::string_view::npos) return;
    if (!prefix.starts_with(text.key().substr(0, wildcard))) return;
    const bool all = text.key().find_first_not_of('*') == std::string_view::npos;
    if (shared || all)
      faults_.push_back(
          {text, "matches anybody the provider knows", value.span(), shared ? Severity::Error : Severity::Warning});
  });
}

}  // namespace crosscheck
