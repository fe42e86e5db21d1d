#include "inputs/stack.h"

namespace crosscheck {

Stack make_stack(StackOrigin origin, std::string id) {
  Stack stack;
  stack.name = origin.has_real_name() ? origin.given().name->value : id;
  stack.environment = origin.environment();
  stack.display_name = id;
  stack.artifact = std::move(id);
  stack.origin = std::move(origin);
  return stack;
}

}  // namespace crosscheck
