#pragma once

#include <cstddef>
#include <deque>

#include "document/document.h"

namespace crosscheck {

// One of something for each level of nesting. They stay where they are, and their memory is used again.
template <typename Item>
class Levels {
 public:
  Item& at(std::size_t level) {
    while (list_.size() <= level) list_.emplace_back();
    return list_[level];
  }

 private:
  std::deque<Item> list_;
};

// To read into.
using Documents = Levels<Document>;

}  // namespace crosscheck
