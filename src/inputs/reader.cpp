#include "inputs/reader.h"

#include "inputs/input_problem.h"

namespace crosscheck {

void ReadAssembly::report(std::string rule, std::string message, Mark where, std::string help) {
  problems.push_back(input_problem(std::move(rule), std::move(message), std::move(where), std::move(help)));
  complete = false;
}

bool read_description(const Sources& sources, FileId file, Mark listed, Document& document, ReadAssembly& into,
                      Parse parse) {
  if (const auto failure = sources.read(file, document.buffer_)) {
    into.report(failure == ReadFailure::Outside ? "unsafe-path" : "unreadable-input",
                '`' + sources.display(file) + "` " + std::string(describe(*failure)), std::move(listed));
    return false;
  }
  const std::vector<SyntaxProblem> found = parse(document, file, {});
  for (InputProblem& problem : input_problems(found)) into.problems.push_back(std::move(problem));
  if (!is_whole(found)) into.complete = false;
  return bool{document.root()};
}

}  // namespace crosscheck
