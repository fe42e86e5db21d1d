#pragma once

#include <algorithm>
#include <string>
#include <vector>

namespace crosscheck::tables {

// One member of a property path of the catalogue, as `PropertyPath` documents it: "Attributes[Key=x]".
struct PathMember {
  std::string name;                  // without the sign that follows it
  std::string into;                  // a `PathStep::Into`
  std::string key, value;            // of a filter
  bool first = false, last = false;  // of its alternative
};

// The parts of a text, at the separators that stand in no brackets.
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

inline PathMember path_member(std::string name) {
  PathMember member;
  if (name.ends_with(']')) {
    const std::size_t begin = name.find('[') + 1;
    const std::string filter = name.substr(begin, name.size() - 1 - begin);
    const std::size_t sign = std::min(filter.find('='), filter.size());
    member.key = filter.substr(0, sign);
    member.value = filter.substr(std::min(sign + 1, filter.size()));
    name.resize(begin - 1);
    member.into = "Items";
  } else if (name.ends_with("{}")) {
    name.resize(name.size() - 2);
    member.into = "Members";
  } else if (name.ends_with('>')) {
    name.pop_back();
    member.into = "Resource";
  } else {
    member.into = "Member";
  }
  member.name = name;
  return member;
}

// Those of all alternatives, one after the other.
inline std::vector<PathMember> path_members(const std::string& text) {
  std::vector<PathMember> members;
  for (const std::string& alternative : split_path(text, '|')) {
    if (alternative.empty()) continue;
    const std::size_t first = members.size();
    for (const std::string& name : split_path(alternative, '.')) members.push_back(path_member(name));
    members[first].first = members.back().last = true;
  }
  return members;
}

}  // namespace crosscheck::tables
