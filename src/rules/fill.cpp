#include <cassert>

#include "rules/placeholder.h"
#include "rules/rule.h"

namespace crosscheck {

std::string fill(std::string_view pattern, const Words& words) {
  std::string result;
  std::size_t done = 0;
  while (std::optional<Placeholder> next = next_placeholder(pattern, done)) {
    const auto word = words.find(next->name);
    assert(word != words.end() && "the kernel lists a placeholder that it does not fill in");
    result += pattern.substr(done, next->begin - done);
    if (word != words.end()) result += word->second;
    done = next->end;
  }
  result += pattern.substr(done);
  return result;
}

}  // namespace crosscheck
