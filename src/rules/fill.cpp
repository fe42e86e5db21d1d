#include "rules/kernel.h"
#include "rules/placeholder.h"

namespace crosscheck {

std::string fill(std::string_view pattern, const Words& words) {
  std::string result;
  std::size_t done = 0;
  while (std::optional<Placeholder> next = next_placeholder(pattern, done)) {
    const auto word = words.find(next->name);
    result += pattern.substr(done, next->begin - done);
    result += word == words.end() ? pattern.substr(next->begin, next->end - next->begin) : word->second;
    done = next->end;
  }
  result += pattern.substr(done);
  return result;
}

}  // namespace crosscheck
