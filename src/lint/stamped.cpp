#include "lint/stamped.h"

#include "text/parallel.h"

namespace crosscheck {
namespace {

void stamp(std::vector<Stamped>& stamped, const Rule& rule, const Config& config, std::vector<Problem> problems) {
  const Level level = level_of(rule, config);
  if (!level.on) return;
  for (Problem& problem : problems) {
    if (problem.help.empty()) problem.help = rule.wording.help;
    const Severity severity = level.severity.value_or(problem.severity.value_or(rule.severity));
    stamped.push_back({.rule = &rule, .severity = severity, .problem = std::move(problem)});
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
    if (level_of(rules[i], model.config).on) problems[i] = rules[i].check(model, rules[i].wording);
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
