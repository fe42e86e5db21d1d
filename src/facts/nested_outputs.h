#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/evaluator.h"
#include "inputs/input_problem.h"

namespace crosscheck {

// Where a template reads outputs of its nested stacks, for certain: in what is created, and not in a branch of
// `Fn::If`.
class NestedOutputs {
 public:
  explicit NestedOutputs(Evaluator& parent);

  // Those that the nested stack's template lacks. `file` is where that begins.
  std::vector<InputProblem> missing(const Resource& nested, const Template& child, Span file) const;

 private:
  struct Read {
    std::string output;
    Span span;
    const Resource* reader;  // null in the parent's outputs
  };
  void look_at(const Template& parent, Element element, const Resource* reader);
  void add(const Template& parent, std::string_view attribute, Element where, const Resource* reader);

  std::multimap<const Resource*, Read> reads_;  // by the nested stack's resource
};

}  // namespace crosscheck
