#include "rules/placeholder.h"

namespace crosscheck {

std::optional<Placeholder> next_placeholder(std::string_view pattern, std::size_t from) {
  constexpr std::string_view kName = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
  for (std::size_t begin = pattern.find('{', from); begin != std::string_view::npos;
       begin = pattern.find('{', begin + 1)) {
    if (begin > 0 && (pattern[begin - 1] == '$' || pattern[begin - 1] == '{')) continue;
    const std::size_t close = pattern.find_first_not_of(kName, begin + 1);
    if (close == std::string_view::npos || pattern[close] != '}' || close == begin + 1) continue;
    return Placeholder{
        .begin = begin,
        .end = close + 1,
        .name = pattern.substr(begin + 1, close - begin - 1),
    };
  }
  return std::nullopt;
}

}  // namespace crosscheck
