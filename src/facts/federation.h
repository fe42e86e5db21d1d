#pragma once

#include <string_view>
#include <vector>

#include "evaluate/evaluator.h"

namespace crosscheck {

// A statement of a trust policy that trusts an identity provider: what of it lets nobody in.
class Federation {
 public:
  struct Fault {
    Text text;
    std::string_view reason;  // completes "`text` …"
    Span span;
  };

  Federation(Evaluator& evaluator, Element statement) : evaluator_(evaluator), statement_(statement) {}
  std::vector<Fault> faults();

 private:
  void provider(Element given);
  void actions(const Text& provider, Span span);
  void conditions();

  Evaluator& evaluator_;
  Element statement_;
  std::vector<Fault> faults_;
};

}  // namespace crosscheck
