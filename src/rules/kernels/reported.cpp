#include "rules/kernels/kernels.h"

namespace crosscheck {

// Readers find these while they read; the rule gives them severity, help and a page.
Check make_reported(StrictObject& object) {
  std::string id = object.required_text("problem");
  return [id](const Model& model, const Wording&) {
    std::vector<Problem> problems;
    for (const auto* list : {&model.inputs.problems, &model.index.problems}) {
      for (const InputProblem& one : *list) {
        if (one.rule == id) problems.push_back(one.problem);
      }
    }
    return problems;
  };
}

}  // namespace crosscheck
