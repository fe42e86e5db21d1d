#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "facts/facts.h"
#include "index/duplicate_stacks.h"
#include "index/index.h"
#include "index/unread_stacks.h"

namespace crosscheck {

// Brings the stacks' facts together as they come, so that they never pile up; then follows exports and outputs from
// stack to stack, settles every key, and finds for each use the claim that it means.
class Linker {
 public:
  Linker(Index& index, const Inputs& inputs);

  const DuplicateStacks& copies() const { return copies_; }
  // In the order of the stacks.
  void add(StackId stack, Facts facts);
  // In its turn, a stack that costs more than is left of the run's budget.
  void leave_out(StackId stack, Arena& arena);
  // In its turn, a template that was given by itself and that another stack nests: it is no stack of its own.
  void leave_nested(StackId stack);
  bool is_nested(StackId stack, const std::set<FileId>& nested) const {
    return !inputs_[stack].origin.is_described() && nested.contains(inputs_[stack].template_file);
  }
  // After the last one.
  void finish(const Config& config, const RunBudget& budget);

 private:
  void take_claims(const Stack& stack, StackId id, Facts& facts, const std::vector<ScopeId>& scopes);
  void take_uses(StackId id, Facts& facts, const std::vector<ScopeId>& scopes);
  std::vector<ScopeId> number_scopes(const ScopeTable& scopes);
  void leave_open(Use use, const Key& key);
  void leave_open(Claim claim, const Key& key);
  void settle();
  void spread_over_regions();
  void say_left_out(const RunBudget& budget);
  void say_nested();
  void resolve_uses(const Config& config);
  void share_claims();

  Index& index_;
  const Inputs& inputs_;
  Arena& arena_;
  DuplicateStacks copies_;
  UnreadStacks unread_;
  std::vector<Notification> copy_notes_;
  std::vector<Facts::Waiting> waiting_;              // numbered as the index
  std::vector<std::vector<Facts::Output>> outputs_;  // by StackId
  std::vector<StackId> left_out_, nested_;
};

}  // namespace crosscheck
