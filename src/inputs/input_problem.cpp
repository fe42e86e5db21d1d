#include "inputs/input_problem.h"

#include <algorithm>

namespace crosscheck {

InputProblem input_problem(std::string rule, std::string message, Mark primary, std::string help) {
  InputProblem made{.rule = std::move(rule), .problem = {}};
  made.problem.message = std::move(message);
  made.problem.primary = std::move(primary);
  made.problem.help = std::move(help);
  return made;
}

std::vector<InputProblem> input_problems(const std::vector<SyntaxProblem>& found) {
  std::vector<InputProblem> problems;
  for (const SyntaxProblem& one : found) {
    const bool duplicate = one.kind == SyntaxProblem::Kind::DuplicateKey;
    problems.push_back(input_problem(duplicate ? "duplicate-key" : "unreadable-input", one.message,
                                     {.span = one.span, .label = duplicate ? "again here" : "here", .logical_id = {}}));
    if (duplicate) {
      problems.back().problem.related.push_back({.span = one.other, .label = "first here", .logical_id = {}});
    }
  }
  return problems;
}

bool is_whole(const std::vector<SyntaxProblem>& found) {
  return std::all_of(found.begin(), found.end(), [](const SyntaxProblem& one) {
    return one.kind == SyntaxProblem::Kind::DuplicateKey && !one.fatal;
  });
}

}  // namespace crosscheck
