#pragma once

#include <cstddef>
#include <deque>
#include <vector>

#include "document/document.h"
#include "document/read.h"

namespace crosscheck {

// What one thread reads templates into, one for each level of nesting. Stacks of one template come after one another,
// so the one that was read last is often the one that is asked for next.
class HeldTemplates {
 public:
  struct Held {
    Document document{};
    FileId file = kNoFile;  // whose text it is, as it was read; kNoFile: of none, or changed since
    std::vector<SyntaxProblem> problems = {};
    bool aliases = false;  // were expanded in it
  };

  // They stay where they are, and their memory is used again.
  Held& at(std::size_t level) {
    while (list_.size() <= level) list_.emplace_back();
    return list_[level];
  }

 private:
  std::deque<Held> list_;
};

}  // namespace crosscheck
