#pragma once

#include "evaluate/evaluator.h"
#include "plan/difference.h"

namespace crosscheck {

// One of the two generations of a template, while the two are compared.
struct Side {
  Template source;
  Deployment deployment;
  Evaluator evaluator{source, deployment};
  bool transformed;  // another type may be deployed than stands there

  Side(const Document& document, Deployment where)
      : source(document), deployment(std::move(where)), transformed(document.root()["Transform"]) {}
};

// Adds to a change what becomes of the values that a stack hands on: its outputs, what it keeps for other stacks, and
// the service tokens of its custom resources. They may speak of resources that are others then, so the change has
// these.
void compare_handed_on(Side& before, Side& now, StackChange& change);

}  // namespace crosscheck
