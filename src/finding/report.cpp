#include "finding/report.h"

namespace crosscheck {

void Unchecked::add(const Unchecked& more) {
  rules += more.rules;
  for (const auto& [type, resources] : more.types) types[type] += resources;
  nested_stacks += more.nested_stacks;
  transforms += more.transforms;
  loops += more.loops;
}

}  // namespace crosscheck
