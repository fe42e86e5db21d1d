#include "index/unread_stacks.h"

#include <algorithm>
#include <set>

namespace crosscheck {

void UnreadStacks::add(StackId id) {
  const Stack& stack = inputs_[id];
  by_name_.emplace(stack.name, id);
  places_.try_emplace({stack.environment, stack.assembly}, id);
}

void UnreadStacks::compare_with(const ScopeTable& scopes) {
  if (places_.empty()) return;
  struct Places {
    std::set<Scope> known, open;  // of which the last may be anywhere
  };
  std::map<ScopeKind, Places> unread;
  const auto may_be_one = [](const Scope& looks, const std::set<Scope>& places) {
    return std::any_of(places.begin(), places.end(), [&](const Scope& one) { return same(looks, one) != Truth::No; });
  };
  for (std::uint32_t at = 0; at < scopes.size(); ++at) {
    const Scope& looks = scopes[ScopeId{at}];
    const auto [places, fresh] = unread.try_emplace(looks.kind);
    auto& [known, open] = places->second;
    if (fresh) {
      for (const auto& [where, id] : places_) {
        Scope scope = scope_of(looks.kind, where.first, stacks_.app(id));
        (scope.known() ? known : open).insert(std::move(scope));
      }
    }
    const bool there = looks.known() ? known.contains(looks) : may_be_one(looks, known);
    is_at_.push_back(there || may_be_one(looks, open));
  }
}

bool UnreadStacks::may_have(const Use& use, const ScopeTable& scopes) const {
  if (inputs_.may_lack_stacks) return true;
  if (is_at_.empty() || !is_at_[static_cast<std::size_t>(use.scope)]) return false;
  if (use.space != "cfn:output") return true;
  const Scope& looks = scopes[use.scope];
  const auto [begin, end] = by_name_.equal_range(use.key.substr(0, use.key.find('/')));
  return std::any_of(begin, end, [&](const auto& one) {
    return same(looks, scope_of(looks.kind, inputs_[one.second].environment, stacks_.app(one.second))) != Truth::No;
  });
}

}  // namespace crosscheck
