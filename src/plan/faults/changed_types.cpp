#include "plan/faults/faults.h"

namespace crosscheck {
namespace {

// One fault for each stack and what cannot change.
void add_refused(const Steps& steps, StackId stack, const ResourceChange& change, std::string_view what,
                 std::string why, Fault*& fault) {
  if (fault) {
    ++fault->more;
    return;
  }
  const auto mark = [&](StackId at, Span span, const std::string& type, bool deployed) {
    return Mark{.span = span, .label = "", .stack = at, .logical_id = change.id, .type = type, .deployed = deployed};
  };
  const std::string& former = change.former_type.empty() ? change.type : change.former_type;
  fault = &steps.plan.faults.emplace_back(
      Fault{.kind = Fault::Kind::ChangedType,
            .stack = stack,
            .key = what,
            .why = std::move(why),
            .marks = {mark(stack, change.now, change.type, false),
                      mark(steps.generations.before(stack), change.before, former, true)}});
}

}  // namespace

void find_changed_types(const Steps& steps) {
  for (std::uint32_t i = 0; i < steps.plan.changes.size(); ++i) {
    const StackId stack{i};
    if (steps.generations.before(stack) == kNoStack || !steps.is_known(stack)) continue;
    Fault* fault = nullptr;
    for (const ResourceChange& change : steps.change_of(stack).resources) {
      if (change.former_type.empty() || change.kind != ResourceChange::Kind::Replaced) continue;
      add_refused(steps, stack, change, "type", "from " + change.former_type + " to " + change.type, fault);
    }
    fault = nullptr;
    for (const ResourceChange& change : steps.change_of(stack).resources) {
      if (!change.other_token) continue;
      add_refused(steps, stack, change, "service token", "to another one", fault);
      if (fault->more == 0) fault->situations = {"service-token"};
    }
    for (const ResourceChange& change : steps.change_of(stack).resources) {
      if (change.crowded.empty()) continue;
      const std::string& list = *steps.plan.names.insert('`' + change.crowded + '`').first;
      fault = nullptr;  // each says how many
      add_refused(steps, stack, change, list,
                  "by " + std::to_string(change.at_once) + " items at once: one update adds or removes only one",
                  fault);
      fault->situations = {"one-at-a-time"};
    }
  }
}

}  // namespace crosscheck
