#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "facts/facts.h"

namespace crosscheck {

// Replaces pending parts of texts by what the outputs they stand for hold, across as many stacks as it takes.
class ExportResolver {
 public:
  // The outputs by StackId; they must outlive it.
  ExportResolver(const Inputs& inputs, const std::vector<std::vector<Facts::Output>>& outputs);

  // What is written lives as long as the follower.
  Text follow(const Text& text, int depth = 0);
  void follow(Key& key);

 private:
  Text output(char kind, std::string_view body, int depth);

  const Inputs& inputs_;
  Arena arena_;
  std::unordered_map<std::string, const Text*>
      values_;  // "export|scope|name", "output|scope|stack/name", "nested|stack|path"
};

}  // namespace crosscheck
