#include <memory>

#include <re2/re2.h>

#include "rules/kernels/kernels.h"
#include "rules/wording.h"

namespace crosscheck {
namespace {

struct Parameters {
  std::vector<std::string> spaces, stacks;  // globs
  std::string pattern;
  std::shared_ptr<const re2::RE2> expression;  // shared by the copies of the check
};

std::vector<Problem> check(const Model& model, const Wording& wording, const Parameters& parameters) {
  std::vector<Problem> problems;
  for (const Claim& claim : model.index.claims) {
    if (!any_fits(parameters.spaces, claim.space) || !any_fits(parameters.stacks, model.inputs[claim.stack].name))
      continue;
    if (claim.space == "cfn:output" || !claim.literal() || !counts(model, claim.exists)) continue;
    if (re2::RE2::FullMatch(re2::StringPiece(claim.key.data(), claim.key.size()), *parameters.expression)) continue;
    Words words = words_of(model, claim);
    words["pattern"] = parameters.pattern;
    Problem problem = make_problem(wording, words, {mark_of(claim, fill(wording.first, words))});
    problem.identity = identity_of(model, claim.space, claim.scope, claim.key);
    problems.push_back(std::move(problem));
  }
  return problems;
}

}  // namespace

Check make_must_match(StrictObject& object) {
  Parameters parameters;
  parameters.spaces = object.texts("namespace");
  parameters.stacks = object.texts("stacks");
  if (parameters.spaces.empty()) parameters.spaces = {"*"};
  if (parameters.stacks.empty()) parameters.stacks = {"*"};
  parameters.pattern = object.required_text("pattern");
  re2::RE2::Options options;
  options.set_log_errors(false);
  parameters.expression = std::make_shared<re2::RE2>(parameters.pattern, options);
  if (!parameters.expression->ok()) {
    object.fail(object.element()["pattern"].span(), "not a regular expression: " + parameters.expression->error());
  }
  return [parameters](const Model& model, const Wording& wording) { return check(model, wording, parameters); };
}

}  // namespace crosscheck
