#pragma once

#include <vector>

#include "document/read.h"

namespace crosscheck {

// How many problems of one file that reading survives are listed; a hostile file may hold millions.
inline constexpr std::size_t kMostProblems = 100;

// Fatal problems are always added; of the others, the one too many is replaced by a note that says so.
inline void add_problem(std::vector<SyntaxProblem>& problems, SyntaxProblem problem) {
  if (!problem.fatal && problems.size() > kMostProblems) return;
  if (!problem.fatal && problems.size() == kMostProblems) {
    problem.kind = SyntaxProblem::Kind::Budget;
    problem.message = "more than " + std::to_string(kMostProblems) + " problems in this file; the rest are not listed";
    problem.other = {};
  }
  problems.push_back(std::move(problem));
}

}  // namespace crosscheck
