#pragma once

#include <string>
#include <string_view>

#include "evaluate/evaluator.h"

namespace crosscheck {

// How the evaluator puts texts together: builders are used again, so that their memory is.
class Evaluator::Building {
 public:
  explicit Building(Evaluator& evaluator) : evaluator_(evaluator), builder_(take(evaluator)) { builder_.clear(); }
  ~Building() { --evaluator_.building_; }
  TextBuilder* operator->() { return &builder_; }
  TextBuilder& operator*() { return builder_; }

 private:
  static TextBuilder& take(Evaluator& evaluator) {
    if (evaluator.building_ == evaluator.builders_.size()) evaluator.builders_.emplace_back();
    return evaluator.builders_[evaluator.building_++];
  }
  Evaluator& evaluator_;
  TextBuilder& builder_;
};

// Where the body of a token ends in the number of the stack that asks: "name@12".
inline std::string at_stack(std::string_view body, StackId stack) {
  return std::string(body) + '@' + std::to_string(static_cast<std::uint32_t>(stack));
}

}  // namespace crosscheck
