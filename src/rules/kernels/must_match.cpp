// The kernels about how names are written: must-match and must-not-match.

#include "rules/kernels/kernels.h"
#include "rules/wording.h"

namespace crosscheck {
namespace {

std::vector<Problem> check_must_match(const Model& model, const Wording& wording, const Parameters& parameters,
                                      bool wanted) {
  NameMatcher matcher(parameters.pattern("pattern"), model);
  std::vector<Problem> problems;
  for (const Claim& claim : model.index.claims) {
    if (!parameters.selector().fits(model, claim)) continue;
    if (claim.space == "cfn:output" || !claim.literal() || !counts(model, claim.exists)) continue;
    if (matcher.matches(claim.stack, claim.written).value_or(wanted) == wanted) continue;
    Words words = words_of(model, claim);
    words["pattern"] = matcher.shown(claim.stack);
    Problem problem = make_problem(model, wording, words, {mark_of(claim, fill(wording.first, words))});
    problem.identity = identity_of(model, claim.space, claim.scope, claim.key);
    problems.push_back(std::move(problem));
  }
  return problems;
}

std::vector<Problem> check_wanted(const Model& model, const Wording& wording, const Parameters& parameters) {
  return check_must_match(model, wording, parameters, true);
}

std::vector<Problem> check_unwanted(const Model& model, const Wording& wording, const Parameters& parameters) {
  return check_must_match(model, wording, parameters, false);
}

Kernel name_pattern_kernel(std::string_view name, std::string_view summary, Check (*make)(const Parameters&)) {
  return {
      .name = name,
      .summary = summary,
      .parameters = select_claims({{.name = "pattern",
                                    .kind = Parameter::Kind::Pattern,
                                    .summary = "a regular expression for the whole name; `{environment}`, `{stack}`, "
                                               "`{account}` and `{region}` stand for those of the stack",
                                    .required = true}}),
      .placeholders = {"key", "thing", "type", "stack", "element", "environment", "pattern"},
      .make = make};
}

}  // namespace

Kernel must_match() { return name_pattern_kernel("must-match", "names match a regular expression", run<check_wanted>); }

Kernel must_not_match() {
  return name_pattern_kernel("must-not-match", "no name matches a regular expression", run<check_unwanted>);
}

}  // namespace crosscheck
