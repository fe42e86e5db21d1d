#include "rules/selector.h"

#include <algorithm>

#include "rules/kernel.h"
#include "rules/wording.h"
#include "text/glob.h"

namespace crosscheck {
namespace {

// `s3:bucket/tmp-*`: a colon, and a slash behind it. Keys that look like this are matched by it too.
bool names_a_namespace(std::string_view glob) {
  const std::size_t colon = glob.find(':');
  return colon != std::string_view::npos && glob.find('/') != std::string_view::npos && colon < glob.find('/');
}

bool fits_or_any(const std::vector<std::string>& globs, std::string_view text) {
  return globs.empty() || any_fits(globs, text);
}

}  // namespace

bool Selector::fits_stack(const Model& model, StackId stack) const {
  return fits_or_any(stacks, model.inputs[stack].name) &&
         (environments.empty() || any_fits(environments, model.index.label(stack).name));
}

bool Selector::fits_namespace(std::string_view space) const { return fits_or_any(namespaces, space); }

bool Selector::fits_evidence(Evidence found) const {
  return evidence.empty() || std::find(evidence.begin(), evidence.end(), found) != evidence.end();
}

bool Selector::excepts(std::string_view space, std::string_view key) const {
  return std::any_of(except.begin(), except.end(), [&](const std::string& glob) {
    if (glob_match(glob, key)) return true;
    return names_a_namespace(glob) && glob_match(glob, std::string(space) + '/' + std::string(key));
  });
}

bool Selector::excepts(std::string_view text) const { return any_fits(except, text); }

bool Selector::fits(const Model& model, const Claim& claim) const {
  return fits_namespace(claim.space) && fits_stack(model, claim.stack) && !excepts(claim.space, claim.written);
}

bool Selector::fits(const Model& model, const Use& use) const {
  return fits_namespace(use.space) && fits_evidence(use.evidence) && fits_stack(model, use.stack) &&
         !excepts(use.space, use.key);
}

std::string_view evidence_word(Evidence evidence) {
  switch (evidence) {
    case Evidence::Import: return "import";
    case Evidence::StackOutput: return "stack-output";
    case Evidence::Parameter: return "parameter";
    case Evidence::Property: return "property";
    case Evidence::Arn: return "arn";
    case Evidence::Environment: return "environment";
  }
  return "";
}

}  // namespace crosscheck
