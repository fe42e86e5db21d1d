#include "lint/deployment_steps.h"

#include <algorithm>
#include <string_view>

#include "lint/locate.h"
#include "plan/order.h"

namespace crosscheck {
namespace {

constexpr std::string_view kNamedTwice = "claimed-once";  // the kernel whose problems the second stack meets

}  // namespace

DeploymentSteps::DeploymentSteps(const Model& model, const std::vector<Rule>& rules) : rules_(rules) {
  const DeploymentOrder order(model.inputs, model.index);
  for (const std::vector<StackId>& wave : order.waves()) {
    for (const StackId id : wave) {
      const Stack& stack = model.inputs[id];
      waves_.try_emplace({stack.name, shown_environment(stack, model.index.label(id))}, count_);
    }
    ++count_;
  }
}

const Party* DeploymentSteps::stopped(const Finding& finding) const {
  std::vector<std::pair<std::size_t, const Party*>> met;
  for (const Party& party : finding.parties) {
    const auto wave = waves_.find({party.stack, party.environment});
    if (!party.bystander && !party.deployed && wave != waves_.end()) met.emplace_back(wave->second, &party);
  }
  if (met.empty()) return nullptr;
  const Rule* rule = find_rule(rules_, finding.rule);
  if (!rule || rule->kernel != kNamedTwice || met.size() == 1) return met.front().second;
  std::stable_sort(met.begin(), met.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return met[1].second;
}

std::size_t DeploymentSteps::wave_of(const Finding& finding) const {
  const Party* party = stopped(finding);
  return party ? waves_.at({party->stack, party->environment}) : count_;
}

}  // namespace crosscheck
