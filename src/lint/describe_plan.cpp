#include "lint/describe_plan.h"

#include <algorithm>
#include <map>
#include <set>

#include "catalog/changes.h"
#include "lint/deployment_steps.h"
#include "lint/locate.h"

namespace crosscheck {
namespace {

using Outcome = StackStep::Outcome;

class PlanDescription {
 public:
  PlanDescription(const Model& model, const std::vector<Rule>& rules, const std::vector<Finding>& findings)
      : model_(model), plan_(*model.plan), steps_(model.inputs.stacks.size()) {
    const DeploymentSteps steps(model, rules);
    for (std::size_t at = 0; at < findings.size(); ++at) {
      const Party* party = steps.met(findings[at]);
      if (!party) continue;
      const StackId stack = steps.stack_of(*party);
      StackStep& step = step_of(stack);
      step.findings.push_back(at);
      if (!steps.stops(findings[at]) || step.outcome == Outcome::Fails) continue;
      step.outcome = Outcome::Fails;
      step.why = findings[at].message;
      failing_.push_back(stack);
    }
    for (const TemplateSize& size : model.index.sizes) resources_[size.stack] += size.resources.count;
  }

  DeploymentPlan take() {
    DeploymentPlan plan;
    plan.compared = model_.world != nullptr;
    std::map<std::string, std::size_t> lanes;  // by environment
    for (const std::vector<StackId>& wave : plan_.order.waves()) {
      std::set<std::size_t> begun;
      for (StackId stack : wave) {
        const std::string& environment = model_.index.label(stack).name;
        const auto [lane, fresh] = lanes.emplace(environment, plan.lanes.size());
        if (fresh) plan.lanes.push_back({.environment = environment, .places = {}, .waves = {}});
        DeploymentPlan::Lane& into = plan.lanes[lane->second];
        if (begun.insert(lane->second).second) into.waves.emplace_back();
        describe(stack);
        into.places.push_back(step_of(stack).place);
        if (plan.compared && !plan_.generations->covers(stack)) plan.uncovered.push_back(environment);
        into.waves.back().push_back(std::move(step_of(stack)));
      }
    }
    std::sort(plan.lanes.begin(), plan.lanes.end(),
              [](const auto& a, const auto& b) { return a.environment < b.environment; });
    for (DeploymentPlan::Lane& lane : plan.lanes) make_set(lane.places);
    make_set(plan.uncovered);
    if (plan.compared) add_left_over(plan.left_over);
    return plan;
  }

 private:
  StackStep& step_of(StackId stack) { return steps_[static_cast<std::size_t>(stack)]; }

  static void make_set(std::vector<std::string>& names) {
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
  }

  void describe(StackId stack) {
    StackStep& step = step_of(stack);
    step.stack = model_.inputs[stack].name;
    step.place = place(model_.inputs[stack].environment);
    step.environment = shown_environment(model_.inputs[stack], model_.index.label(stack));
    const Outcome change = count_changes(stack, step);
    if (step.outcome == Outcome::Fails) return;
    step.outcome = change;
    for (StackId failing : failing_) {
      if (!model_.index.dependencies.reaches(stack, failing)) continue;
      step.outcome = Outcome::NotReached;
      step.why = model_.inputs[failing].name;
      return;
    }
  }

  Outcome count_changes(StackId stack, StackStep& step) {
    const bool is_new = !plan_.generations || plan_.generations->before(stack) == kNoStack;
    if (is_new) {
      if (plan_.generations && !plan_.generations->covers(stack)) return Outcome::Unknown;
      step.added = resources_[stack];
      return Outcome::Created;
    }
    const StackChange& change = plan_.changes[static_cast<std::size_t>(stack)];
    // Of a list one knows only what comes and what goes.
    if (!change.known || (change.by_list && change.resources.empty())) return Outcome::Unknown;
    step.macro = !change.bounded;
    for (const ResourceChange& resource : change.resources) {
      const bool goes =
          resource.kind == ResourceChange::Kind::Removed || resource.kind == ResourceChange::Kind::Replaced;
      if (goes && !resource.retained && holds_data(resource.type)) step.hold_data.push_back(resource.id);
      switch (resource.kind) {
        case ResourceChange::Kind::Added: ++step.added; break;
        case ResourceChange::Kind::Removed: step.removed.push_back(resource.id); break;
        case ResourceChange::Kind::Replaced: step.replaced.push_back(resource.id); break;
        case ResourceChange::Kind::MayReplace: step.may_replace.push_back(resource.id); [[fallthrough]];
        case ResourceChange::Kind::Updated: ++step.changed; break;
      }
    }
    return change.none ? Outcome::Unchanged : Outcome::Changed;
  }

  void add_left_over(std::vector<std::string>& names) const {
    const Inputs& earlier = model_.world->inputs;
    for (std::uint32_t i = 0; i < earlier.stacks.size(); ++i) {
      if (plan_.generations->left_over(StackId{i})) names.push_back(earlier.stacks[i].name);
    }
    make_set(names);
  }

  const Model& model_;
  const Plan& plan_;
  std::vector<StackStep> steps_;  // by StackId
  std::vector<StackId> failing_;
  std::map<StackId, std::size_t> resources_;
};

}  // namespace

DeploymentPlan describe_plan(const Model& model, const std::vector<Rule>& rules, const std::vector<Finding>& findings) {
  return PlanDescription(model, rules, findings).take();
}

}  // namespace crosscheck
