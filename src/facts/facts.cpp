#include "facts/facts.h"

#include <optional>
#include <type_traits>

namespace crosscheck {
namespace {

void leave_open(Facts& facts, Claim claim, const Key& key) {
  claim.set_key(facts.arena.keep(key.whole(facts.builder).key()));
  claim.written = claim.key;
  facts.open_claims.push_back(claim);
}

template <typename Entry>
bool place(Facts& facts, std::vector<Entry>& entries, Entry& entry, const Key& key, bool is_claim) {
  if (key.unknown()) {
    if constexpr (std::is_same_v<Entry, Claim>) {
      if (entry.named() || !entry.shape) leave_open(facts, entry, key);
    }
    return false;
  }
  if (key.pending()) {
    facts.waiting.push_back({.claim = is_claim, .index = static_cast<std::uint32_t>(entries.size()), .key = key});
    for (KeyPart& part : facts.waiting.back().key.parts) part.text = part.text.kept(facts.arena);
  } else {
    put_key(facts.arena, facts.builder, entry, key);
  }
  entries.push_back(entry);
  return true;
}

Key key_of(const Text& name) {
  Key key;
  key.parts.push_back({.text = name, .parent_type = {}});
  return key;
}

}  // namespace

bool place_key(Facts& facts, Claim& claim, const Key& key) { return place(facts, facts.claims, claim, key, true); }
bool place_key(Facts& facts, Use& use, const Key& key) {
  use.waits = key.pending();
  return place(facts, facts.uses, use, key, false);
}

bool place_key(Facts& facts, Claim& claim, const Text& name) {
  if (!name.certain()) return place_key(facts, claim, key_of(name));
  claim.written = facts.arena.keep(name.key());
  claim.set_key(claim.written);
  facts.claims.push_back(claim);
  return true;
}

bool place_key(Facts& facts, Use& use, const Text& name) {
  if (!name.certain()) return place_key(facts, use, key_of(name));
  use.set_key(facts.arena.keep(name.key()));
  facts.uses.push_back(use);
  return true;
}

ScopeId Facts::scope(ScopeKind kind, const Deployment& deployment, std::string_view account, std::string_view region) {
  const Environment& environment = deployment.environment;
  std::optional<ScopeId>& own_scope = own_scopes[static_cast<std::size_t>(kind)];
  const bool elsewhere = (!account.empty() && account != environment.account) ||  //
                         (!region.empty() && region != environment.region);
  if (!elsewhere && own_scope) return *own_scope;
  const ScopeId id = scopes.add(scope_of(kind, environment, deployment.app, account, region));
  if (!elsewhere) own_scope = id;
  return id;
}

std::string_view Facts::element(std::string_view nested, std::string_view id) {
  const bool same = last_element.size() == nested.size() + id.size() && last_element.substr(nested.size()) == id &&
                    last_element.starts_with(nested);
  if (!same) last_element = arena.keep(nested, id);
  return last_element;
}

void Facts::deploy_with(const std::vector<BootstrapFact>& facts) {
  for (const BootstrapFact& fact : facts) {
    if (!fact.qualifier.empty()) qualifiers.insert(fact.qualifier);
  }
}

}  // namespace crosscheck
