#pragma once

#include <string>
#include <vector>

#include "document/read.h"
#include "finding/finding.h"

namespace crosscheck {

InputProblem input_problem(std::string rule, std::string message, Mark primary, std::string help = "");

// What a reader says about a text, for the rule that it belongs to.
std::vector<InputProblem> input_problems(const std::vector<SyntaxProblem>& found);

// False where the text was not understood as a whole: something fatal, or more than a key that stands twice.
bool is_whole(const std::vector<SyntaxProblem>& found);

}  // namespace crosscheck
