#include "plan/faults/faults.h"

namespace crosscheck {

void find_changed_types(const Steps& steps) {
  for (std::uint32_t i = 0; i < steps.plan.changes.size(); ++i) {
    const StackId stack{i}, before = steps.generations.before(stack);
    if (before == kNoStack || !steps.is_known(stack)) continue;
    Fault* fault = nullptr;  // one for each stack
    for (const ResourceChange& change : steps.change_of(stack).resources) {
      if (change.former_type.empty() || change.kind != ResourceChange::Kind::Replaced) continue;
      if (fault) {
        ++fault->more;
        continue;
      }
      const auto mark = [&](StackId at, Span span, const std::string& type, bool deployed) {
        return Mark{
            .span = span, .label = "", .stack = at, .logical_id = change.id, .type = type, .deployed = deployed};
      };
      fault = &steps.plan.faults.emplace_back(Fault{.kind = Fault::Kind::ChangedType,
                                                    .stack = stack,
                                                    .why = "from " + change.former_type + " to " + change.type,
                                                    .marks = {mark(stack, change.now, change.type, false),
                                                              mark(before, change.before, change.former_type, true)}});
    }
  }
}

}  // namespace crosscheck
