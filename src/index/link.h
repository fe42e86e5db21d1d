#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "facts/facts.h"
#include "index/duplicate_stacks.h"
#include "index/index.h"

namespace crosscheck {

// Brings the stacks' facts together as they come, so that they never pile up; then follows exports and outputs from
// stack to stack, settles every key, and finds for each use the claim that it means.
class Linker {
 public:
  Linker(Index& index, const Inputs& inputs);

  const DuplicateStacks& copies() const { return copies_; }
  // In the order of the stacks.
  void add(StackId stack, Facts facts);
  // After the last one.
  void finish(const Config& config);

 private:
  void take_claims(const Stack& stack, StackId id, Facts& facts, const std::vector<ScopeId>& scopes);
  void take_uses(StackId id, Facts& facts, const std::vector<ScopeId>& scopes);
  std::vector<ScopeId> number_scopes(const std::vector<std::string>& scopes);
  void settle();
  void spread_over_regions();
  void resolve_uses(const Config& config);

  Index& index_;
  const Inputs& inputs_;
  Arena& arena_;
  DuplicateStacks copies_;
  std::vector<Notification> copy_notes_;
  std::size_t expected_claims_ = 0, expected_uses_ = 0;  // so many that there is memory for, not only room
  std::map<std::string, ScopeId, std::less<>> scopes_;
  std::vector<Facts::Waiting> waiting_;              // numbered as the index
  std::vector<std::vector<Facts::Output>> outputs_;  // by StackId
};

}  // namespace crosscheck
