#include "lint/lint.h"

#include <algorithm>
#include <tuple>

#include "lint/fingerprint.h"
#include "lint/places.h"
#include "lint/suppress.h"
#include "lint/summary.h"
#include "text/parallel.h"

namespace crosscheck {
namespace {

struct Stamped {
  const Rule* rule;
  Severity severity;
  Problem problem;
};

// What the config says about a rule: the last entry that names it.
struct Level {
  bool on = true;
  std::optional<Severity> severity;   // overrides the rule's and the problem's
};

Level level_of(const Rule& rule, const Config& config) {
  Level level;
  for (const RuleLevel& entry : config.rules) {
    if (entry.rule != rule.id) continue;
    level.on = level.on && entry.severity.has_value();
    level.severity = entry.severity;
  }
  return level;
}

void stamp(std::vector<Stamped>& stamped, const Rule& rule, const Level& level, std::vector<Problem> problems) {
  for (Problem& problem : problems) {
    if (problem.help.empty()) problem.help = rule.wording.help;
    const Severity severity = level.severity.value_or(problem.severity.value_or(rule.severity));
    stamped.push_back({.rule = &rule, .severity = severity, .problem = std::move(problem)});
  }
}

Finding finding_of(const Stamped& stamped, Places& places) {
  Finding finding{.rule = stamped.rule->id,
                  .severity = stamped.severity,
                  .family = stamped.rule->family,
                  .message = stamped.problem.message,
                  .help = stamped.problem.help,
                  .fingerprint = {},
                  .identity = stamped.problem.identity,
                  .parties = places.parties(stamped.problem)};
  finding.fingerprint = fingerprint(finding);
  return finding;
}

auto sort_key(const Finding& finding) {
  const Place& place = finding.parties.front().template_place;
  return std::tuple(-static_cast<int>(finding.severity), std::string_view(place.file), place.line, place.column,
                    std::string_view(finding.rule), std::string_view(finding.message));
}

RuleSummary summary_of(const Rule& rule, const Level& level) {
  return {.id = rule.id, .title = rule.title, .severity = level.severity.value_or(rule.severity), .family = rule.family,
          .explanation = rule.explanation, .help = rule.wording.help, .references = rule.references};
}

}  // namespace

Report lint(Sources& sources, const Inputs& inputs, const Index& index, const std::vector<Rule>& rules,
            const Config& config, const LintOptions& options) {
  Report report;
  const Model model{.inputs = inputs, .index = index, .config = config};
  Places places(sources, inputs, index, options);
  Suppressions suppressions(config, options.today);
  // All rules run, so that it is known which suppressions are of use; only the selected ones report.
  auto selected = [&](const Rule& rule) {
    return options.only.empty() || std::find(options.only.begin(), options.only.end(), rule.id) != options.only.end();
  };
  std::vector<std::vector<Problem>> problems(rules.size());
  in_parallel(index.threads, rules.size(), [&](std::size_t i) {
    if (level_of(rules[i], config).on) problems[i] = rules[i].check(model, rules[i].wording);
  });
  std::vector<Stamped> stamped;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const Level level = level_of(rules[i], config);
    if (!level.on) continue;
    if (selected(rules[i])) report.rules.push_back(summary_of(rules[i], level));
    stamp(stamped, rules[i], level, std::move(problems[i]));
  }
  for (const Stamped& one : stamped) {
    Finding finding = finding_of(one, places);
    if (suppressions.covers(finding, one.problem, places)) ++report.summary.suppressed;
    else if (selected(*one.rule)) report.findings.push_back(std::move(finding));
  }
  for (InputProblem& complaint : suppressions.complaints()) {
    auto rule = std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return r.id == complaint.rule; });
    if (rule == rules.end() || !selected(*rule)) continue;
    const Level level = level_of(*rule, config);
    if (!level.on) continue;
    std::vector<Stamped> made;
    stamp(made, *rule, level, {std::move(complaint.problem)});
    report.findings.push_back(finding_of(made.front(), places));
  }
  std::sort(report.findings.begin(), report.findings.end(), [](const Finding& a, const Finding& b) { return sort_key(a) < sort_key(b); });
  summarize(report, inputs, index);
  return report;
}

}  // namespace crosscheck
