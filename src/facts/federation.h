#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "evaluate/evaluator.h"

namespace crosscheck {

// A statement of a trust policy that trusts an identity provider: what of it lets in nobody, or anybody.
class Federation {
 public:
  struct Fault {
    Text text;
    std::string reason;  // completes "`text` …"
    Span span;
    Severity severity = Severity::Error;
  };

  Federation(Evaluator& evaluator, Element statement) : evaluator_(evaluator), statement_(statement) {}
  std::vector<Fault> faults();

 private:
  void provider(Element given);
  bool allows(std::string_view action, const Text& provider, Span span, std::string_view reason);
  void literal_patterns();
  bool other_issuers(const Text& issuer);
  void visitors(const Text& provider, const Text& issuer, Span span);
  void subjects(Element given, std::string_view prefix, bool shared);

  Evaluator& evaluator_;
  Element statement_;
  std::vector<Fault> faults_;
};

}  // namespace crosscheck
