#include "rules/kernels/uses.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "text/nearest.h"

namespace crosscheck {

std::vector<Evidence> evidence_parameter(StrictObject& parameters) {
  static const std::vector<std::string> words = {"import", "stack-output", "parameter", "property", "arn", "environment"};
  std::vector<Evidence> list;
  for (Element item : parameters.items("evidence")) {
    auto found = std::find(words.begin(), words.end(), item.text());
    if (found == words.end()) parameters.fail(item.span(), "unknown evidence `" + item.text() + "`",
                                              "one of import, stack-output, parameter, property, arn, environment");
    list.push_back(static_cast<Evidence>(found - words.begin()));
  }
  return list;
}

bool holds(const std::vector<Evidence>& list, Evidence evidence) {
  return list.empty() || std::find(list.begin(), list.end(), evidence) != list.end();
}

std::vector<std::vector<const Use*>> by_identity(const std::vector<const Use*>& uses) {
  std::map<std::tuple<std::string_view, std::string_view, ScopeId>, std::vector<const Use*>> groups;
  for (const Use* use : uses) groups[{use->space, use->key, use->scope}].push_back(use);
  std::vector<std::vector<const Use*>> result;
  for (auto& [identity, group] : groups) result.push_back(std::move(group));
  return result;
}

std::vector<Mark> marks_of(const Model& model, const Wording& wording, const std::vector<const Use*>& uses) {
  std::vector<Mark> marks;
  std::set<std::pair<StackId, std::string_view>> seen;
  for (const Use* use : uses) {
    if (!seen.emplace(use->stack, use->element).second) continue;
    marks.push_back(mark_of(*use, fill(marks.empty() ? wording.first : wording.other, words_of(model, *use))));
  }
  return marks;
}

const Claim* near_miss(const Model& model, const Use& use) {
  // Only names of about the same length come into question, in the environment where the use looks.
  const std::string shown = display_key(use.key, model.inputs);
  if (shown.size() < 8) return nullptr;
  std::vector<std::string> names;
  std::vector<const Claim*> claims;
  for (const Claim& claim : model.index.claims) {
    const bool comparable = use.space.empty() ? !claim.space.starts_with("cfn:") && claim.duplicates() == Duplicates::Error
                                              : claim.space == use.space && claim.scope == use.scope;
    if (!comparable || claim.key.find("${") != std::string_view::npos) continue;
    if (use.space.empty() && model.index.label(claim.stack).name != model.index.label(use.stack).name) continue;
    const std::size_t longer = std::max(claim.key.size(), use.key.size()), shorter = std::min(claim.key.size(), use.key.size());
    if (longer - shorter > longer / 3) continue;
    names.emplace_back(claim.key);
    claims.push_back(&claim);
  }
  auto name = nearest(shown, names);
  if (!name) return nullptr;
  return claims[static_cast<std::size_t>(std::find(names.begin(), names.end(), *name) - names.begin())];
}

}  // namespace crosscheck
