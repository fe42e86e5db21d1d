#include "plan/faults/faults.h"

namespace crosscheck {
namespace {

template <typename Fact>
Mark mark_at(const Fact& fact, std::string_view type, bool deployed, const std::string& label) {
  return {.span = fact.span,
          .label = label,
          .stack = fact.stack,
          .logical_id = std::string(fact.element),
          .type = std::string(type),
          .deployed = deployed};
}

}  // namespace

Fate fate_of(const Steps& steps, const Claim& before) {
  const StackId stack = steps.generations.now(before.stack);
  if (stack == kNoStack) return steps.generations.stays(before.stack) ? Fate::Stays : Fate::Unknown;
  if (!steps.is_known(stack)) return Fate::Unknown;
  const bool by_list = steps.change_of(stack).by_list;
  // What a nested stack had, and no stack has now, went with it or out of it.
  if (before.element.find('>') != std::string_view::npos) return by_list ? Fate::Leaves : Fate::Goes;
  const ResourceChange* change = steps.change_of(stack).find(before.element);
  if (!change) return by_list ? Fate::Unknown : Fate::Stays;
  switch (change->kind) {
    case ResourceChange::Kind::Removed:
    case ResourceChange::Kind::Replaced:
      if (by_list) return Fate::Leaves;
      return change->retained ? Fate::Retained : Fate::Goes;
    case ResourceChange::Kind::Added: break;
    case ResourceChange::Kind::Updated:
    case ResourceChange::Kind::MayReplace: return Fate::Unknown;
  }
  return Fate::Stays;
}

Mark mark_now(const Claim& claim, const std::string& label) { return mark_at(claim, claim.type(), false, label); }
Mark mark_before(const Claim& claim, const std::string& label) { return mark_at(claim, claim.type(), true, label); }
Mark mark_now(const Use& use, const std::string& label) { return mark_at(use, use.type, false, label); }
Mark mark_before(const Use& use, const std::string& label) { return mark_at(use, use.type, true, label); }

Mark mark_stack(const Inputs& inputs, StackId stack, bool deployed, std::string label) {
  return {.span = inputs[stack].origin.entry(),
          .label = std::move(label),
          .stack = stack,
          .logical_id = {},
          .deployed = deployed};
}

}  // namespace crosscheck
