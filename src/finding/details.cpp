#include "finding/details.h"

namespace crosscheck {

std::string_view name(StackLink::Kind kind) {
  switch (kind) {
    case StackLink::Kind::Dependency: return "dependency";
    case StackLink::Kind::Import: return "import";
    case StackLink::Kind::Parameter: return "parameter";
    case StackLink::Kind::Name: return "name";
  }
  return "";
}

}  // namespace crosscheck
