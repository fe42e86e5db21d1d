#include "document/member_at.h"

namespace crosscheck {

Element member_at(Element owner, std::string_view path) {
  while (!path.empty() && owner) {
    const std::size_t dot = path.find('.');
    owner = owner[path.substr(0, dot)];
    path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  }
  return owner;
}

}  // namespace crosscheck
