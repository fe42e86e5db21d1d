#pragma once

#include <optional>

#include "inputs/inventory/answer_rows.h"
#include "inputs/inventory/answers_of_place.h"

namespace crosscheck {

// What `cdk bootstrap` has deployed, as its stack or its parameter says; nothing for any other.
std::optional<Toolkit> toolkit_of_stack(const AnswerRow& stack);
std::optional<Toolkit> toolkit_of_parameter(const AnswerRow& parameter);

}  // namespace crosscheck
