#pragma once

#include <map>
#include <string>
#include <vector>

#include "evaluate/template.h"
#include "evaluate/value.h"
#include "inputs/input_problem.h"

namespace crosscheck {

// Whether `Fn::Transform`, `Fn::ForEach` over an unknown list and the like decide which members there are.
bool is_computed(Element members);

// What a parent passes to a nested stack, compared with what the nested stack's template declares.
class NestedParameters {
 public:
  NestedParameters() = default;
  // Both must outlive it. The problems point into the nested stack's resource in the parent.
  NestedParameters(const std::map<std::string, Value, std::less<>>& given, const Resource& resource);

  // `file` is where the nested stack's template begins.
  std::vector<InputProblem> problems(const Template& child, Span file) const;

 private:
  InputProblem problem(std::string message, Span here, std::string label, Span there, std::string other) const;

  const std::map<std::string, Value, std::less<>>* given_ = nullptr;  // null: not known
  const Resource* resource_ = nullptr;
};

}  // namespace crosscheck
