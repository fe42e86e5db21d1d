#pragma once

#include <vector>

#include "document/read.h"
#include "text/limits.h"

namespace crosscheck {

// Of the problems that reading survives, a hostile file may hold millions: `limits::kProblemsInFile` are listed. Fatal
// problems are always added; of the others, the one too many is replaced by a note that says so.
inline void add_problem(std::vector<SyntaxProblem>& problems, SyntaxProblem problem) {
  if (!problem.fatal && problems.size() > limits::kProblemsInFile) return;
  if (!problem.fatal && problems.size() == limits::kProblemsInFile) {
    problem.kind = SyntaxProblem::Kind::Budget;
    problem.message =
        "more than " + std::to_string(limits::kProblemsInFile) + " problems in this file; the rest are not listed";
    problem.other = {};
  }
  problems.push_back(std::move(problem));
}

}  // namespace crosscheck
