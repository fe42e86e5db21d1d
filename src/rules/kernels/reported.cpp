#include "rules/kernels/kernels.h"
#include "rules/wording.h"

namespace crosscheck {
namespace {

// Readers find these while they read; the rule gives them severity, help and a page.
std::vector<Problem> check_reported(const Model& model, const Wording& wording, const Parameters& parameters) {
  std::vector<Problem> problems;
  for (const auto* list : {&model.inputs.problems, &model.index.problems}) {
    for (const InputProblem& one : *list) {
      if (one.rule != parameters.word("problem")) continue;
      problems.push_back(one.problem);
      Problem& problem = problems.back();
      if (problem.help.empty()) problem.help = help_for(model, wording, problem);
    }
  }
  return problems;
}

}  // namespace

Kernel reported() {
  return {.name = "reported",
          .summary = "problems found while reading the inputs",
          .parameters = {{.name = "problem",
                          .kind = Parameter::Kind::Word,
                          .summary = "which of them",
                          .choices = {"missing-template", "unreadable-input", "duplicate-key", "unsafe-path",
                                      "assembly-cycle", "stale-template", "nested-parameters", "unused-suppression",
                                      "expired-suppression", "unused-config"},
                          .required = true}},
          .placeholders = {},
          .make = run<check_reported>};
}

}  // namespace crosscheck
