#include <algorithm>

#include "rules/kernels/kernels.h"
#include "rules/kernels/uses.h"

namespace crosscheck {
namespace {

struct Parameters {
  std::vector<std::string> spaces, except;   // globs: namespaces, keys
  std::vector<Evidence> evidence;
};

// Imports and stack outputs are read right where they look: what another environment has is no help.
bool looks_at_home(const Use& use) {
  return use.evidence == Evidence::Import || (use.evidence == Evidence::StackOutput && use.account.empty());
}

bool missing(const Model& model, const Use& use) {
  if (!counts(model, use.exists)) return false;
  if (use.resolution == Resolution::Nobody) return true;
  return use.resolution == Resolution::Elsewhere && (looks_at_home(use) || !crosses(model, use));
}

std::vector<Problem> check(const Model& model, const Wording& wording, const Parameters& parameters) {
  std::vector<const Use*> uses;
  for (const Use& use : model.index.uses) {
    if (holds(parameters.evidence, use.evidence) && any_fits(parameters.spaces, use.space) &&
        !any_fits(parameters.except, use.key) && missing(model, use)) {
      uses.push_back(&use);
    }
  }
  std::vector<Problem> problems;
  for (const auto& group : by_identity(uses)) {
    const Use& use = *group.front();
    std::vector<Mark> marks = marks_of(model, wording, group);
    Words words = words_of(model, use);
    words["where"] = where(model.index.scope(use.scope));
    std::string hint;
    if (use.owner != Use::kNobody) {
      const Claim& owner = model.index.claims[use.owner];
      const std::string place = where(model.index.scope(owner.scope));
      words["owner"] = model.inputs[owner.stack].name;
      marks.push_back(bystander(owner, "stack `" + words["owner"] + "` has it in " + place));
      hint = "it exists only in " + place + "; ";
    } else if (const Claim* near = near_miss(model, use, Nearness::SharedWords)) {
      const std::string name = display_key(near->written, model.inputs);
      words["owner"] = model.inputs[near->stack].name;
      marks.push_back(bystander(*near, "stack `" + words["owner"] + "` has `" + name + "`"));
      hint = "did you mean `" + name + "` of stack `" + words["owner"] + "`? otherwise ";
    }
    Problem problem = make_problem(wording, words, std::move(marks));
    problem.help = hint + problem.help;
    problem.identity = identity_of(model, use.space, use.scope, use.key);
    problems.push_back(std::move(problem));
  }
  return problems;
}

}  // namespace

Check make_must_resolve(StrictObject& object) {
  Parameters parameters;
  parameters.spaces = object.texts("namespace");
  if (parameters.spaces.empty()) parameters.spaces = {"*"};
  parameters.except = object.texts("except");
  parameters.evidence = evidence_parameter(object);
  return [parameters](const Model& model, const Wording& wording) { return check(model, wording, parameters); };
}

}  // namespace crosscheck
