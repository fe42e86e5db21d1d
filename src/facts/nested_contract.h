#pragma once

#include <utility>
#include <vector>

#include "facts/nested_outputs.h"
#include "facts/nested_parameters.h"

namespace crosscheck {

// What the template around a nested stack expects of it; nothing where that is not certain to be created.
struct NestedContract {
  NestedParameters parameters;
  const Resource* resource = nullptr;
  const NestedOutputs* outputs = nullptr;

  std::vector<InputProblem> problems(const Template& child, Span file) const {
    if (!resource) return {};
    std::vector<InputProblem> found = parameters.problems(child, file);
    for (InputProblem& problem : outputs->missing(*resource, child, file)) found.push_back(std::move(problem));
    return found;
  }
};

}  // namespace crosscheck
