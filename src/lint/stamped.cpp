#include "lint/stamped.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

#include "text/limits.h"
#include "text/parallel.h"

namespace crosscheck {
namespace {

using StackPlace = std::tuple<StackId, std::string_view, FileId>;

// What a policy of a hundred thousand foreign ARNs deserves: one problem that says how many there are, at the place of
// the first, with the next few as other parties. It is no single name's fault, so no suppression of one hides it.
Problem as_one(std::vector<Problem> many) {
  Problem one = std::move(many.front());
  one.message += ", and " + std::to_string(many.size() - 1) + " more in the same element";
  one.identity.reset();
  one.related.clear();
  for (std::size_t i = 1; i < limits::kMarksInElement; ++i) one.related.push_back(std::move(many[i].primary));
  const auto is_error = [](const Problem& other) { return other.severity == Severity::Error; };
  if (std::any_of(many.begin(), many.end(), is_error)) one.severity = Severity::Error;
  return one;
}

std::vector<Problem> few_in_each_element(std::vector<Problem> problems) {
  if (problems.size() <= limits::kFindingsInElement) return problems;
  std::map<StackPlace, std::vector<std::size_t>> places;
  for (std::size_t i = 0; i < problems.size(); ++i) {
    const Mark& mark = problems[i].primary;
    if (!mark.logical_id.empty()) places[{mark.stack, mark.logical_id, mark.span.file}].push_back(i);
  }
  std::map<std::size_t, Problem> ones;  // by the first that each replaces
  std::vector<bool> replaced(problems.size(), false);
  for (const auto& [place, positions] : places) {
    if (positions.size() <= limits::kFindingsInElement) continue;
    std::vector<Problem> many;
    for (std::size_t at : positions) many.push_back(problems[at]), replaced[at] = true;
    ones.emplace(positions.front(), as_one(std::move(many)));
  }
  if (ones.empty()) return problems;
  std::vector<Problem> few;
  for (std::size_t i = 0; i < problems.size(); ++i) {
    if (const auto one = ones.find(i); one != ones.end()) few.push_back(std::move(one->second));
    else if (!replaced[i]) few.push_back(std::move(problems[i]));
  }
  return few;
}

void stamp(std::vector<Stamped>& stamped, const Rule& rule, const Config& config, std::vector<Problem> problems) {
  const Level level = level_of(rule, config);
  if (!level.on) return;
  for (Problem& problem : problems) {
    if (problem.help.empty()) problem.help = rule.wording.help;
    const Severity severity = level.severity.value_or(problem.severity.value_or(rule.severity));
    stamped.push_back({.rule = &rule, .severity = severity, .problem = std::move(problem)});
  }
}

// What was found while reading, which rules of the kernel `reported` are all about and others tell besides their own.
constexpr std::string_view kReported = "reported";

void add_read(std::vector<Problem>& found, const Rule& rule, const Model& model) {
  for (const InputProblem& problem : model.index.problems) {
    if (problem.rule == rule.id) found.push_back(problem.problem);
  }
}

}  // namespace

Level level_of(const Rule& rule, const Config& config) {
  Level level;
  for (const RuleLevel& entry : config.rules) {
    if (!rule.is_called(entry.rule)) continue;
    level.on = level.on && entry.severity.has_value();
    level.severity = entry.severity;
  }
  return level;
}

std::vector<Stamped> run(const std::vector<Rule>& rules, const Model& model) {
  std::vector<std::vector<Problem>> problems(rules.size());
  in_parallel(model.index.threads, rules.size(), [&](std::size_t i) {
    if (level_of(rules[i], model.config).on) {
      std::vector<Problem> found = rules[i].check(model, rules[i].wording);
      if (rules[i].kernel != kReported) add_read(found, rules[i], model);
      problems[i] = few_in_each_element(std::move(found));
    }
  });
  std::vector<Stamped> all;
  for (std::size_t i = 0; i < rules.size(); ++i) stamp(all, rules[i], model.config, std::move(problems[i]));
  return all;
}

std::vector<Stamped> stamped(std::vector<InputProblem> problems, const std::vector<Rule>& rules, const Config& config) {
  std::vector<Stamped> all;
  for (InputProblem& problem : problems) {
    const Rule* rule = find_rule(rules, problem.rule);
    if (rule) stamp(all, *rule, config, {std::move(problem.problem)});
  }
  return all;
}

}  // namespace crosscheck
