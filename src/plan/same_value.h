#pragma once

#include "evaluate/evaluator.h"

namespace crosscheck {

// Whether two values of two templates are the same once they are deployed: Yes, No, or as far as one can know neither.
// The order of an object's members does not count.
Truth same_value(Evaluator& one, Element a, Evaluator& other, Element b);

}  // namespace crosscheck
