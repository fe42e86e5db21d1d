#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <tuple>

#include "facts/use_matches_claim.h"
#include "index/index.h"

namespace crosscheck {

// Whether two stacks belong to one environment.
inline bool share_environment(const Index& index, StackId one, StackId other) {
  return one == other || index.label(one).name == index.label(other).name;
}

// Which claim a use means: the stack's own before others', then one where the use looks, then one of its own
// environment, then the first.
class UseResolver {
 public:
  // `index` must outlive it; its claims and their table are there, its uses need not be.
  explicit UseResolver(const Index& index) : index_(index) {}

  // Called for each use, in one place.
  [[gnu::always_inline]] void resolve(Use& use) {
    if (use.key.empty()) return;
    if (!crowded_.empty()) {
      if (const auto known = crowded_.find(meaning(use)); known != crowded_.end()) return take(known->second, use);
    }
    Best best;
    std::size_t seen = 0;
    const auto consider = [&](std::uint32_t at) {
      ++seen;
      return look_at(at, use, best);
    };
    bool all = use.space.empty();  // what looks like a name may be one of the whole account
    if (!all) {
      bool others = false;
      index_.table.visit_in(index_.claims, use.scope, use.key, use.hash, consider, [&] { others = true; });
      all = others && best.rank == 0;
    }
    if (all) index_.table.visit(index_.claims, use.key, use.hash, consider);
    take(best, use);
    if (seen > kCrowd) crowded_.emplace(meaning(use), best);
  }

 private:
  static constexpr int kOwn = 5;
  static constexpr std::size_t kCrowd = 64;
  using Meaning = std::tuple<std::string_view, std::string_view, ScopeId, StackId>;
  struct Best {
    int rank = 0;
    std::uint32_t claim = Use::kNobody;
  };

  bool look_at(std::uint32_t at, const Use& use, Best& best) const {
    const Claim& claim = index_.claims[at];
    if (!names_claim(use, claim)) return false;
    const bool here = is_there(use, claim, index_.scopes);
    if (here && claim.stack == use.stack) {
      best = {kOwn, at};
      return true;
    }
    const int least = here ? 3 : 1;
    if (best.rank > least) return false;  // no better
    const int rank = least + share_environment(index_, claim.stack, use.stack);
    if (rank > best.rank) best = {rank, at};
    return false;
  }

  static Meaning meaning(const Use& use) { return {use.key, use.space, use.scope, use.stack}; }

  static void take(const Best& best, Use& use) {
    use.owner = best.claim;
    if (best.rank == kOwn) use.resolution = Resolution::Own;
    else if (best.rank >= 3) use.resolution = Resolution::Owned;
    else if (best.rank > 0) use.resolution = Resolution::Elsewhere;
  }

  const Index& index_;
  std::map<Meaning, Best> crowded_;  // where many claims had to be looked at
};

}  // namespace crosscheck
