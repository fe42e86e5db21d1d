#pragma once

#include <cstddef>
#include <deque>

#include "document/document.h"

namespace crosscheck {

// Documents to read into, one for each level of nesting. They stay where they are, and their memory is used again.
class Documents {
 public:
  Document& at(std::size_t level) {
    while (list_.size() <= level) list_.emplace_back();
    return list_[level];
  }

 private:
  std::deque<Document> list_;
};

}  // namespace crosscheck
