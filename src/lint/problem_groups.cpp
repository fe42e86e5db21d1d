#include "lint/problem_groups.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "lint/deployment_steps.h"
#include "lint/environment_text.h"

namespace crosscheck {
namespace {

// Longer ones hold names that no service takes, and are not compared.
constexpr std::size_t kLongestMessage = 8192;

// What findings of one problem have in common.
std::string common(const Finding& finding) {
  const Party& primary = finding.parties.front();
  const auto pattern = [&](std::string_view text) { return EnvironmentText(text, primary.environment).pattern(); };
  std::string key = finding.rule + '\n' + std::string(name(finding.severity)) + '\n' + pattern(finding.message) + '\n';
  if (finding.identity) key += finding.identity->space + '/' + pattern(finding.identity->key);
  key += '\n' + pattern(primary.stack) + '\n';
  if (primary.source) {
    return key + primary.source->file + ':' + std::to_string(primary.source->line) + ':' +
           std::to_string(primary.source->column);
  }
  return key + pattern(primary.construct_path.empty() ? primary.logical_id : primary.construct_path);
}

class Groups {
 public:
  explicit Groups(const std::vector<Finding>& findings) : findings_(findings) {
    for (std::size_t i = 0; i < findings.size(); ++i) add(i);
  }
  std::vector<ProblemGroup> take() { return std::move(groups_); }

 private:
  // The first of each environment are one problem, the second are another, and so on.
  struct Alike {
    std::map<std::string, std::size_t> counts;  // by environment
    std::vector<std::size_t> groups;
  };

  void add(std::size_t number) {
    const Finding& finding = findings_[number];
    const std::string environment = finding.parties.empty() ? "" : finding.parties.front().environment;
    if (environment.empty() || finding.message.size() > kLongestMessage) {
      groups_.push_back({.findings = {number}, .environments = {}});
      return;
    }
    Alike& alike = alike_[common(finding)];
    const std::size_t turn = alike.counts[environment]++;
    if (turn == alike.groups.size()) {
      alike.groups.push_back(groups_.size());
      groups_.emplace_back();
    }
    ProblemGroup& group = groups_[alike.groups[turn]];
    group.findings.push_back(number);
    group.environments.push_back(environment);
  }

  const std::vector<Finding>& findings_;
  std::vector<ProblemGroup> groups_;
  std::map<std::string, Alike> alike_;
};

std::string in_all(const std::vector<const Finding*>& members, const auto& text_of) {
  std::vector<EnvironmentText> texts;
  for (const Finding* one : members) {
    const std::string* text = text_of(*one);
    if (!text) return texts.front().starred();
    texts.emplace_back(*text, one->parties.front().environment);
    if (texts.back().pattern() != texts.front().pattern()) return texts.front().starred();
  }
  return EnvironmentText::merged(texts);
}

// The first member, as it is in all of them.
Finding generalised(const std::vector<const Finding*>& members) {
  Finding general = *members.front();
  general.message = in_all(members, [](const Finding& one) { return &one.message; });
  general.help = in_all(members, [](const Finding& one) { return &one.help; });
  const std::string environment = general.parties.front().environment;
  const auto star = [&](std::string& text, const auto& text_of) {
    const bool same = std::all_of(members.begin(), members.end(), [&](const Finding* one) {
      const std::string* other = text_of(*one);
      return other && *other == text;
    });
    if (!same) text = EnvironmentText(text, environment).starred();
  };
  if (general.identity) star(general.identity->key, [](const Finding& one) { return &one.identity->key; });
  for (std::size_t i = 0; i < general.parties.size(); ++i) {
    const auto of_party = [&](std::string Party::*member) {
      return [i, member](const Finding& one) { return i < one.parties.size() ? &(one.parties[i].*member) : nullptr; };
    };
    Party& party = general.parties[i];
    party.label = in_all(members, of_party(&Party::label));
    star(party.stack, of_party(&Party::stack));
    star(party.logical_id, of_party(&Party::logical_id));
    star(party.construct_path, of_party(&Party::construct_path));
  }
  return general;
}

}  // namespace

std::vector<ProblemGroup> group_problems(const std::vector<Finding>& findings, const Model& model,
                                         const std::vector<Rule>& rules) {
  if (findings.empty()) return {};
  std::vector<ProblemGroup> groups = Groups(findings).take();
  for (ProblemGroup& group : groups) {
    if (group.findings.size() == 1) continue;
    std::vector<const Finding*> members;
    for (const std::size_t number : group.findings) members.push_back(&findings[number]);
    group.general = generalised(members);
  }
  if (groups.size() == 1) return groups;
  const DeploymentSteps steps(model, rules);
  using SortKey = std::tuple<int, std::size_t, std::size_t>;
  std::vector<SortKey> keys;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    std::size_t first = SIZE_MAX;
    for (const std::size_t number : groups[i].findings) first = std::min(first, steps.wave_of(findings[number]));
    keys.emplace_back(-static_cast<int>(findings[groups[i].findings.front()].severity), first, i);
  }
  std::sort(keys.begin(), keys.end());
  std::vector<ProblemGroup> sorted;
  for (const SortKey& key : keys) sorted.push_back(std::move(groups[std::get<2>(key)]));
  return sorted;
}

}  // namespace crosscheck
