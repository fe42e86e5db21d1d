#include <map>
#include <set>
#include <tuple>

#include "plan/faults/faults.h"

namespace crosscheck {
namespace {

std::set<std::string> qualifiers_of(const Index& index, StackId stack) {
  std::set<std::string> qualifiers;
  for (const BootstrapFact& fact : index.bootstrap[static_cast<std::size_t>(stack)]) {
    if (!fact.qualifier.empty()) qualifiers.insert(fact.qualifier);
  }
  return qualifiers;
}

// The place to point at: what names the qualifier first.
Mark mark_fact(const Index& index, const Inputs& inputs, StackId stack, const std::string& qualifier, bool deployed,
               std::string label) {
  Mark mark = mark_stack(inputs, stack, deployed, std::move(label));
  for (const BootstrapFact& fact : index.bootstrap[static_cast<std::size_t>(stack)]) {
    if (fact.qualifier != qualifier) continue;
    mark.span = fact.span;
    break;
  }
  return mark;
}

}  // namespace

void find_changed_qualifiers(const Steps& steps) {
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> known;
  for (std::uint32_t i = 0; i < steps.inputs.stacks.size(); ++i) {
    const StackId stack{i}, before = steps.index.present[i] ? steps.generations.before(stack) : kNoStack;
    if (before == kNoStack) continue;
    const std::set<std::string> now = qualifiers_of(steps.index, stack);
    const std::set<std::string> was = qualifiers_of(steps.world.index, before);
    if (now.size() != 1 || was.size() != 1 || now == was) continue;
    const std::string &old = *was.begin(), &current = *now.begin(), where = place(steps.inputs[stack].environment);
    const auto [found, is_new] = known.emplace(std::tuple(where, old, current), steps.plan.faults.size());
    if (is_new) {
      Fault fault{.kind = Fault::Kind::ChangedQualifier, .stack = stack, .scope = where};
      fault.why = "`" + old + "` to `" + current + '`';
      steps.plan.faults.push_back(std::move(fault));
    }
    std::vector<Mark>& marks = steps.plan.faults[found->second].marks;
    marks.push_back(mark_fact(steps.index, steps.inputs, stack, current, false, {}));
    if (is_new) marks.push_back(mark_fact(steps.world.index, steps.world.inputs, before, old, true, "as deployed"));
  }
}

}  // namespace crosscheck
