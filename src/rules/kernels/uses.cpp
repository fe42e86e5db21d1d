#include "rules/kernels/uses.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "text/glob.h"
#include "text/nearest.h"

namespace crosscheck {

std::vector<const Use*> uses_with(const Model& model, std::initializer_list<Resolution> resolutions) {
  std::vector<std::uint32_t> positions;
  for (Resolution resolution : resolutions) {
    const auto& more = model.index.resolved[static_cast<std::size_t>(resolution)];
    const auto middle = positions.insert(positions.end(), more.begin(), more.end());
    std::inplace_merge(positions.begin(), middle, positions.end());
  }
  std::vector<const Use*> uses;
  uses.reserve(positions.size());
  for (std::uint32_t at : positions) uses.push_back(&model.index.uses[at]);
  return uses;
}

std::vector<std::vector<const Use*>> by_identity(const std::vector<const Use*>& uses) {
  std::map<std::tuple<std::string_view, std::string_view, ScopeId>, std::vector<const Use*>> groups;
  for (const Use* use : uses) groups[{use->space, use->key, use->scope}].push_back(use);
  std::vector<std::vector<const Use*>> result;
  for (auto& [identity, group] : groups) result.push_back(std::move(group));
  return result;
}

std::vector<Mark> marks_of(const Model& model, const Wording& wording, const std::vector<const Use*>& uses,
                           const Words& words) {
  std::vector<Mark> marks;
  std::set<std::pair<StackId, std::string_view>> seen;
  for (const Use* use : uses) {
    if (!seen.emplace(use->stack, use->element).second) continue;
    const std::string& label = marks.empty() || wording.other.empty() ? wording.first : wording.other;
    marks.push_back(mark_of(*use, fill(label, joined(words_of(model, *use), words))));
  }
  return marks;
}

const Ownership* owner_of(const Model& model, std::string_view space, std::string_view key) {
  const std::string name = display_key(key, model.index), identity = std::string(space) + '/' + name;
  for (const Ownership& entry : model.config.ownership) {
    const bool bare = !space.starts_with("cfn:") && glob_match(entry.name, name);
    if (bare || glob_match(entry.name, identity)) return &entry;
  }
  return nullptr;
}

namespace {

std::vector<std::string_view> words_in(std::string_view name) {
  std::vector<std::string_view> words;
  for (std::size_t from = 0; from < name.size();) {
    const std::size_t end = std::min(name.find_first_of("-_/.:", from), name.size());
    if (end > from) words.push_back(name.substr(from, end - from));
    from = end + 1;
  }
  std::sort(words.begin(), words.end());
  return words;
}

// The share of words that two names have in common.
double likeness(std::string_view a, std::string_view b) {
  const auto x = words_in(a), y = words_in(b);
  std::vector<std::string_view> common;
  std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(common));
  return static_cast<double>(common.size()) / static_cast<double>(std::max<std::size_t>({x.size(), y.size(), 1}));
}

// Only literal names come into question, of the namespace where the use looks, or of its environment where the use does
// not say which.
bool comparable(const Model& model, const Use& use, const Claim& claim) {
  const bool there = use.space.empty() ? !claim.space.starts_with("cfn:") && claim.duplicates() == Duplicates::Error &&
                                             model.index.label(claim.stack).name == model.index.label(use.stack).name
                                       : claim.scope == use.scope && claim.space == use.space;
  return there && claim.literal();
}

}  // namespace

const Claim* near_miss(const Model& model, const Use& use, Nearness nearness) {
  constexpr double kAlike = 0.6;
  const std::string shown = display_key(use.key, model.index);
  if (shown.size() < 8) return nullptr;
  std::vector<std::string> names;
  std::vector<const Claim*> claims;
  const Claim* alike = nullptr;
  double best = kAlike;
  for (const Claim& claim : model.index.claims) {
    if (!comparable(model, use, claim)) continue;
    if (const double share = likeness(claim.key, use.key); share > best) {
      alike = &claim;
      best = share;
    }
    const std::size_t longer = std::max(claim.key.size(), use.key.size()),
                      shorter = std::min(claim.key.size(), use.key.size());
    if (longer - shorter > longer / 3) continue;
    names.emplace_back(claim.key);
    claims.push_back(&claim);
  }
  if (auto name = nearest(shown, names)) {
    return claims[static_cast<std::size_t>(std::find(names.begin(), names.end(), *name) - names.begin())];
  }
  return nearness == Nearness::SharedWords ? alike : nullptr;
}

}  // namespace crosscheck
