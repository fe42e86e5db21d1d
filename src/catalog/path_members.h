#pragma once

#include <string>
#include <vector>

namespace crosscheck {

// The parts of a path of the catalogue, at the separators that stand in no brackets.
inline std::vector<std::string> split_path(const std::string& text, char separator) {
  std::vector<std::string> parts(1);
  bool inside = false;
  for (char c : text) {
    inside = c == '[' || (inside && c != ']');
    if (c == separator && !inside) parts.emplace_back();
    else parts.back() += c;
  }
  return parts;
}

// Takes "Key=x" off "Attributes[Key=x]", which becomes "Attributes[]"; nothing where there is no such thing.
inline std::string take_filter(std::string& name) {
  const std::size_t begin = name.find('[') + 1;
  if (!name.ends_with(']') || begin + 1 == name.size()) return {};
  const std::string filter = name.substr(begin, name.size() - 1 - begin);
  name = name.substr(0, begin) + ']';
  return filter;
}

}  // namespace crosscheck
