#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "catalog/changes.h"
#include "plan/faults/faults.h"

namespace crosscheck {
namespace {

// Whether the template gives the resource the very name that CloudFormation would have to give its successor: a
// property that cannot be changed, of what cannot be there twice. A new revision may have the name of the old one.
bool is_fixed_name(const Claim& claim) {
  if (!claim.named() || claim.exists != Truth::Yes) return false;
  if (claim.duplicates() != Duplicates::Error && claim.duplicates() != Duplicates::Singleton) return false;
  const std::vector<Replacement> changes = replacements(claim.type());
  const std::string_view name = claim.shape->name.front().text;
  return std::any_of(changes.begin(), changes.end(),
                     [&](const Replacement& one) { return one.always && one.path == name; });
}

// Whether what the name belongs to may be another one after the deployment: then the name is free there.
bool may_have_other_parent(const Steps& steps, const Claim& claim) {
  if (claim.shape->parents.empty() || claim.literal()) return false;
  for (const Piece& piece : pieces(Text::of_key(claim.key))) {
    if (piece.kind() != Piece::Kind::Resource) continue;
    const StackId owner = steps.index.stacks.find(piece.stack());
    if (owner == kNoStack || !piece.nested().empty()) return true;
    if (steps.generations.before(owner) == kNoStack || !steps.is_known(owner)) return true;
    const ResourceChange* change = steps.change_of(owner).find(piece.name());
    if (change && change->kind != ResourceChange::Kind::Updated) return true;
  }
  return false;
}

// The deployed names by what has them now, whatever they are.
class DeployedNames {
 public:
  explicit DeployedNames(const Steps& steps) {
    for (const Claim& claim : steps.world.index.claims) {
      if (claim.named())
        names_.emplace(std::tuple(steps.generations.now(claim.stack), claim.element, claim.space), &claim);
    }
  }

  const Claim* of(const Claim& now) const {
    const auto found = names_.find({now.stack, now.element, now.space});
    return found == names_.end() ? nullptr : found->second;
  }

 private:
  std::map<std::tuple<StackId, std::string_view, std::string_view>, const Claim*> names_;
};

// The resource's claim of the very name that it is to have.
const Claim* same_before(const Steps& steps, const Claim& claim) {
  const Claim* before = nullptr;
  visit_before(steps, claim, [&](const Claim& one) {
    const bool same = one.element == claim.element && steps.generations.now(one.stack) == claim.stack;
    if (same) before = &one;
    return same;
  });
  return before;
}

}  // namespace

void find_named_replacements(const Steps& steps) {
  std::optional<DeployedNames> deployed;
  for (const Claim& claim : steps.index.claims) {
    if (steps.generations.before(claim.stack) == kNoStack) continue;
    const StackChange& stack = steps.change_of(claim.stack);
    if (!stack.known || stack.none || !is_fixed_name(claim)) continue;
    const ResourceChange* change = stack.find(claim.element);
    if (!change || change->kind != ResourceChange::Kind::Replaced || change->property == "Type") continue;
    if (may_have_other_parent(steps, claim)) continue;
    const Claim* before = same_before(steps, claim);
    if (!before && change->same_name && !steps.by_default.parameter(claim).empty()) {
      if (!deployed) deployed.emplace(steps);
      before = deployed->of(claim);  // a parameter's default may be deployed, and stay, as another name
    }
    if (!before || before->exists != Truth::Yes) continue;
    Mark now = mark_now(claim), was = mark_before(*before, "as deployed");
    if (change->now.file != kNoFile) now.span = change->now;
    if (change->before.file != kNoFile) was.span = change->before;
    steps.plan.faults.push_back({.kind = Fault::Kind::NamedReplacement,
                                 .certain = claim.shape->strength == Strength::High,
                                 .stack = claim.stack,
                                 .space = claim.space,
                                 .type = claim.type(),
                                 .key = before->written,
                                 .deployed_key = true,
                                 .scope = display(steps.index.scope(claim.scope)),
                                 .why = change->property,
                                 .marks = {std::move(now), std::move(was)}});
  }
}

}  // namespace crosscheck
