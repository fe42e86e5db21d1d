#include "rules/selector.h"

#include <algorithm>

#include "rules/kernel.h"
#include "rules/wording.h"
#include "text/glob.h"

namespace crosscheck {
namespace {

bool fits_or_any(const std::vector<std::string>& globs, std::string_view text) {
  return globs.empty() || any_glob_match(globs, text);
}

}  // namespace

bool Selector::selects(const Model& model, StackId stack) const {
  return fits_or_any(stacks, model.inputs[stack].name) && fits_or_any(environments, model.index.label(stack).name);
}

bool Selector::fits_namespace(std::string_view space) const { return fits_or_any(namespaces, space); }

bool Selector::excepts(std::string_view space, std::string_view key) const {
  if (any_glob_match(except, key)) return true;
  return !except_named.empty() && any_glob_match(except_named, std::string(space) + '/' + std::string(key));
}

bool Selector::excepts(std::string_view text) const { return any_glob_match(except, text); }

bool Selector::fits(const Model& model, const Claim& claim) const {
  return fits_namespace(claim.space) && fits_stack(model, claim.stack) && !excepts(claim.space, claim.written);
}

bool Selector::fits(const Model& model, const Use& use) const {
  return fits_evidence(use.evidence) && fits_namespace(use.space) && fits_stack(model, use.stack) &&
         !excepts(use.space, use.key);
}

std::string_view evidence_word(Evidence evidence) {
  switch (evidence) {
    case Evidence::Import: return "import";
    case Evidence::StackOutput: return "stack-output";
    case Evidence::Parameter: return "parameter";
    case Evidence::Secret: return "secret";
    case Evidence::Property: return "property";
    case Evidence::Arn: return "arn";
    case Evidence::Environment: return "environment";
    case Evidence::Principal: return "principal";
  }
  return "";
}

}  // namespace crosscheck
