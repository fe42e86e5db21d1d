#include <algorithm>

#include "catalog/changes.h"
#include "plan/faults/faults.h"

namespace crosscheck {
namespace {

// Whether the template gives the resource the very name that CloudFormation would have to give its successor: a
// property that stands by itself and that cannot be changed.
bool is_fixed_name(const Claim& claim) {
  if (!claim.named() || !claim.shape->parents.empty() || claim.exists != Truth::Yes) return false;
  const std::vector<Replacement> changes = replacements(claim.type());
  const std::string_view name = claim.shape->name.front().text;
  return std::any_of(changes.begin(), changes.end(),
                     [&](const Replacement& one) { return one.always && one.path == name; });
}

}  // namespace

void find_named_replacements(const Steps& steps) {
  for (const Claim& claim : steps.index.claims) {
    if (steps.generations.before(claim.stack) == kNoStack) continue;
    const StackChange& stack = steps.change_of(claim.stack);
    if (!stack.known || stack.none || !is_fixed_name(claim)) continue;
    const ResourceChange* change = stack.find(claim.element);
    if (!change || change->kind != ResourceChange::Kind::Replaced || change->property == "Type") continue;
    const Claim* before = nullptr;
    visit_before(steps, claim, [&](const Claim& one) {
      const bool same = one.element == claim.element && steps.generations.now(one.stack) == claim.stack;
      if (same) before = &one;
      return same;
    });
    if (!before) continue;
    Mark now = mark_now(claim), was = mark_before(*before, "as deployed");
    if (change->now.file != kNoFile) now.span = change->now;
    if (change->before.file != kNoFile) was.span = change->before;
    steps.plan.faults.push_back({.kind = Fault::Kind::NamedReplacement,
                                 .stack = claim.stack,
                                 .space = claim.space,
                                 .type = claim.type(),
                                 .key = claim.written,
                                 .scope = display(steps.index.scope(claim.scope)),
                                 .why = change->property,
                                 .marks = {std::move(now), std::move(was)}});
  }
}

}  // namespace crosscheck
