#pragma once

#include "evaluate/evaluator.h"

namespace crosscheck {

// How the evaluator puts texts together: builders are used again, so that their memory is.
class Evaluator::PooledBuilder {
 public:
  explicit PooledBuilder(Evaluator& evaluator) : evaluator_(evaluator), builder_(take(evaluator)) { builder_.clear(); }
  ~PooledBuilder() { --evaluator_.building_; }
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

}  // namespace crosscheck
