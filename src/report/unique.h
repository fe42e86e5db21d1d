#pragma once

#include <map>
#include <set>
#include <string>

namespace crosscheck {

// Makes texts different from each other: a second `x` becomes `x (2)`.
class Unique {
 public:
  std::string made(const std::string& text) {
    std::size_t& count = counts_[text];
    std::string result;
    do {
      ++count;
      result = count == 1 ? text : text + " (" + std::to_string(count) + ")";
    } while (!taken_.insert(result).second);
    return result;
  }

 private:
  std::map<std::string, std::size_t> counts_;  // how often each was asked for
  std::set<std::string> taken_;
};

}  // namespace crosscheck
