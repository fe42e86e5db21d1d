#include "lint/summary.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace crosscheck {
namespace {

std::vector<EnvironmentSummary> environments(const Inputs& inputs, const Index& index) {
  std::map<std::tuple<std::string, std::string, std::string>, EnvironmentSummary> found;
  std::map<std::tuple<std::string, std::string, std::string>, std::set<std::string>> qualifiers;
  for (std::size_t i = 0; i < inputs.stacks.size(); ++i) {
    if (!index.present[i]) continue;
    const Stack& stack = inputs.stacks[i];
    const Label& label = index.labels[i];
    const std::tuple key(label.name, stack.environment.account, stack.environment.region);
    EnvironmentSummary& summary = found[key];
    summary.label = label.name;
    summary.account = stack.environment.account.empty() ? "unknown-account" : stack.environment.account;
    summary.region = stack.environment.region.empty() ? "unknown-region" : stack.environment.region;
    summary.label_source = describe(label.source);
    summary.stacks.push_back(stack.name);
    for (const BootstrapFact& fact : index.bootstrap[i]) {
      if (!fact.qualifier.empty()) qualifiers[key].insert(fact.qualifier);
    }
  }
  std::vector<EnvironmentSummary> list;
  for (auto& [key, summary] : found) {
    summary.qualifiers.assign(qualifiers[key].begin(), qualifiers[key].end());
    list.push_back(std::move(summary));
  }
  return list;
}

// Names that stacks use of others, each once for every stack.
std::size_t imported_names(const Index& index) {
  const std::vector<std::uint32_t>& owned = index.resolved[static_cast<std::size_t>(Resolution::Owned)];
  std::size_t count = 0;
  std::vector<std::uint32_t> claims;  // that one stack uses
  for (std::size_t i = 0; i < owned.size();) {
    const StackId stack = index.uses[owned[i]].stack;
    claims.clear();
    for (; i < owned.size() && index.uses[owned[i]].stack == stack; ++i) {
      claims.push_back(index.uses[owned[i]].owner);
    }
    std::sort(claims.begin(), claims.end());
    count += static_cast<std::size_t>(std::unique(claims.begin(), claims.end()) - claims.begin());
  }
  return count;
}

}  // namespace

void summarize(Report& report, const Inputs& inputs, const Index& index) {
  Summary& summary = report.summary;
  for (const Finding& finding : report.findings) {
    if (finding.severity == Severity::Error) ++summary.errors;
    if (finding.severity == Severity::Warning) ++summary.warnings;
    if (finding.severity == Severity::Note) ++summary.notes;
  }
  summary.stacks = static_cast<std::size_t>(std::count(index.present.begin(), index.present.end(), true));
  summary.resources = index.resources;
  summary.claims = index.claims.size();
  summary.uses = index.uses.size();
  summary.environments = environments(inputs, index);
  summary.without_stacks = inputs.without_stacks();
  summary.owned_names = index.names;
  summary.imported_names = imported_names(index);
  summary.unchecked.add(index.unchecked);
  report.complete = inputs.complete && index.complete;
  for (const auto* list : {&inputs.notifications, &index.notifications}) {
    report.notifications.insert(report.notifications.end(), list->begin(), list->end());
  }
  report.inputs = inputs.paths;
}

}  // namespace crosscheck
