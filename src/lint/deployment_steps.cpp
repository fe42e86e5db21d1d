#include "lint/deployment_steps.h"

#include "lint/locate.h"
#include "plan/order.h"

namespace crosscheck {

DeploymentSteps::DeploymentSteps(const Model& model, const std::vector<Rule>& rules) : rules_(rules) {
  const DeploymentOrder order(model.inputs, model.index);
  for (const std::vector<StackId>& wave : order.waves()) {
    for (const StackId id : wave) {
      const Stack& stack = model.inputs[id];
      steps_.try_emplace({stack.name, shown_environment(stack, model.index.label(id))},
                         Step{.stack = id, .wave = count_});
    }
    ++count_;
  }
}

const Party* DeploymentSteps::met(const Finding& finding) const {
  const Rule* rule = find_rule(rules_, finding.rule);
  const bool last = rule && rule->stops == Rule::Stops::Last;
  const Party* met = nullptr;
  std::size_t wave = 0;
  for (const Party& party : finding.parties) {
    const auto step = steps_.find({party.stack, party.environment});
    if (party.bystander || step == steps_.end() || (last && party.deployed)) continue;
    if (met && (!last || step->second.wave < wave)) continue;
    met = &party;
    wave = step->second.wave;
  }
  return met;
}

bool DeploymentSteps::stops(const Finding& finding) const {
  const Rule* rule = find_rule(rules_, finding.rule);
  return finding.severity == Severity::Error && rule && rule->stops != Rule::Stops::Nothing;
}

StackId DeploymentSteps::stack_of(const Party& party) const {
  return steps_.at({party.stack, party.environment}).stack;
}

std::size_t DeploymentSteps::wave_of(const Finding& finding) const {
  const Party* party = met(finding);
  return party ? steps_.at({party->stack, party->environment}).wave : count_;
}

}  // namespace crosscheck
