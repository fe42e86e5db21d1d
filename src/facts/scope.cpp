#include "facts/scope.h"

namespace crosscheck {
namespace {

Truth same_part(const std::string& a, const std::string& b, bool same_app) {
  if (a.empty() && b.empty()) return same_app ? Truth::Yes : Truth::Unknown;
  if (a.empty() || b.empty()) return Truth::Unknown;
  return a == b ? Truth::Yes : Truth::No;
}

}  // namespace

Scope scope_of(ScopeKind kind, const Environment& environment, const App& app, std::string_view account,
               std::string_view region) {
  Scope scope{.kind = kind};
  const bool has_account = kind == ScopeKind::Account || kind == ScopeKind::AccountRegion;
  const bool has_region = kind == ScopeKind::Region || kind == ScopeKind::AccountRegion;
  if (kind == ScopeKind::Partition) scope.partition = environment.partition;
  if (has_account) scope.account = account.empty() ? environment.account : account;
  if (has_region) scope.region = region.empty() ? environment.region : region;
  if ((has_account && scope.account.empty()) || (has_region && scope.region.empty())) scope.app = app;
  return scope;
}

std::string display(const Scope& scope) {
  const std::string account = scope.account.empty() ? "unknown-account" : scope.account;
  const std::string region = scope.region.empty() ? "unknown-region" : scope.region;
  switch (scope.kind) {
    case ScopeKind::Partition: return scope.partition;
    case ScopeKind::Account: return account;
    case ScopeKind::Region: return region;
    case ScopeKind::AccountRegion: return account + '/' + region;
  }
  return {};
}

Truth same(const Scope& a, const Scope& b) {
  if (a.kind != b.kind) return Truth::No;
  const bool same_app = a.app == b.app;
  switch (a.kind) {
    case ScopeKind::Partition: return a.partition == b.partition ? Truth::Yes : Truth::No;
    case ScopeKind::Account: return same_part(a.account, b.account, same_app);
    case ScopeKind::Region: return same_part(a.region, b.region, same_app);
    case ScopeKind::AccountRegion:
      return all(same_part(a.account, b.account, same_app), same_part(a.region, b.region, same_app));
  }
  return Truth::Unknown;
}

bool is_account_around(const Scope& account, const Scope& other) {
  return account.kind == ScopeKind::Account && other.kind == ScopeKind::AccountRegion &&
         same_part(account.account, other.account, account.app == other.app) == Truth::Yes;
}

ScopeId ScopeTable::add(const Scope& scope) {
  const auto [known, fresh] = ids_.try_emplace(scope, ScopeId{static_cast<std::uint32_t>(scopes_.size())});
  if (fresh) scopes_.push_back(&known->first);
  return known->second;
}

}  // namespace crosscheck
