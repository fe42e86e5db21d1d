#pragma once

#include <optional>
#include <vector>

#include "index/index.h"

namespace crosscheck {

// What is deployed before this run: an earlier generation of the same stacks, read as these are.
struct World {
  Inputs inputs;
  Index index;
};

// The stack that a mark is about: one of what is deployed, or of the run.
inline const Stack& stack_of(const Mark& mark, const Inputs& now, const World* world) {
  return (mark.deployed ? world->inputs : now)[mark.stack];
}

// Tells each assembly of an earlier generation which of today's it is an earlier state of: the one that most of its
// stacks are still in. What neither says of its account and region is one place then, and so is the only account, or
// region, that AWS's answers are from where the run does not say its own. Before the index is built.
void match_apps(Inputs& earlier, const Inputs& now);

// What a run asks about: the names that it claims or uses.
NameHashes names_asked(const Index& index);

// Which stacks of the two generations are one: same name, account and region.
class Generations {
 public:
  // Both must outlive it.
  Generations(const Inputs& now, const Index& index, const World& world);

  StackId before(StackId now) const { return before_[static_cast<std::size_t>(now)]; }  // kNoStack: it is new
  StackId now(StackId before) const { return now_[static_cast<std::size_t>(before)]; }  // kNoStack: the app lacks it
  // Whether this run certainly leaves a stack that is deployed as it is: none of the run's stacks may be this one.
  bool stays(StackId before) const { return stays_[static_cast<std::size_t>(before)]; }
  // The same of a stack whose app is here: the app lacks it now.
  bool left_over(StackId before) const { return left_over_[static_cast<std::size_t>(before)]; }
  // Whether some stack of a stack's place is deployed, as far as we were told: without one, nothing was said about it.
  bool covers(StackId now) const { return covered_[static_cast<std::size_t>(now)]; }

  // A place of the one generation as the other numbers it; nothing where the other has nothing to do with it.
  std::optional<ScopeId> scope_before(ScopeId now) const { return scopes_before_[static_cast<std::size_t>(now)]; }
  std::optional<ScopeId> scope_now(ScopeId before) const { return scopes_now_[static_cast<std::size_t>(before)]; }

 private:
  std::vector<StackId> before_, now_;
  std::vector<bool> stays_, left_over_, covered_;
  std::vector<std::optional<ScopeId>> scopes_before_, scopes_now_;
};

}  // namespace crosscheck
