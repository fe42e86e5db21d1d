#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "facts/facts.h"

namespace crosscheck {

// Replaces pending pieces of texts by what the outputs they stand for hold, across as many stacks as it takes. Each
// output is followed once, and what is written for all of them together is limited.
class ExportResolver {
 public:
  // The outputs by StackId. All must outlive the resolver.
  ExportResolver(const Inputs& inputs, const StackTable& stacks,
                 const std::vector<std::vector<Facts::Output>>& outputs);

  // What is written lives as long as the resolver.
  Text follow(const Text& text) { return follow(text, 0); }
  void follow(Key& key);

  // False where something was left unknown because too much would have been written.
  bool complete() const { return complete_; }

 private:
  using ByScope = std::map<std::pair<ScopeId, std::string>, const Text*>;

  Text follow(const Text& text, int depth);
  ScopeId scope_of(StackId stack, std::string_view region = {});
  Text output(const Piece& piece, int depth);
  Text unknown(std::string_view why) { return Text::unknown(why, arena_); }
  // Null where no stack here has it.
  const Text* value_of(const Piece& piece);

  const Inputs& inputs_;
  const StackTable& stacks_;
  Arena arena_;
  ScopeTable scopes_;
  ByScope exports_;                                                  // by the export's name
  ByScope outputs_;                                                  // "stack/output"
  std::map<std::pair<StackId, std::string>, const Text*> of_stack_;  // "Network>Subnets>Ids"
  std::unordered_map<const Text*, Text> followed_;                   // outputs; while one is followed, a circle
  bool complete_ = true;
};

}  // namespace crosscheck
