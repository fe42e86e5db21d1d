#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "facts/facts.h"

namespace crosscheck {

// Replaces pending pieces of texts by what the outputs they stand for hold, across as many stacks as it takes.
class ExportResolver {
 public:
  // The outputs by StackId. All must outlive the resolver.
  ExportResolver(const Inputs& inputs, const StackTable& stacks,
                 const std::vector<std::vector<Facts::Output>>& outputs);

  // What is written lives as long as the resolver.
  Text follow(const Text& text, int depth = 0);
  void follow(Key& key);

 private:
  using ByScope = std::map<std::pair<ScopeId, std::string>, const Text*>;

  ScopeId scope_of(StackId stack, std::string_view region = {});
  Text output(const Piece& piece, int depth);
  // Null where no stack here has it.
  const Text* value_of(const Piece& piece);

  const Inputs& inputs_;
  const StackTable& stacks_;
  Arena arena_;
  ScopeTable scopes_;
  ByScope exports_;                                                  // by the export's name
  ByScope outputs_;                                                  // "stack/output"
  std::map<std::pair<StackId, std::string>, const Text*> of_stack_;  // "Network>Subnets>Ids"
};

}  // namespace crosscheck
