#include "lint/lint.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "lint/finding_locator.h"
#include "lint/fingerprint.h"
#include "lint/summary.h"
#include "lint/suppress.h"
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
  std::optional<Severity> severity;  // overrides the rule's and the problem's
};

Level level_of(const Rule& rule, const Config& config) {
  Level level;
  for (const RuleLevel& entry : config.rules) {
    if (!rule.is_called(entry.rule)) continue;
    level.on = level.on && entry.severity.has_value();
    level.severity = entry.severity;
  }
  return level;
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

std::vector<Stamped> run(const std::vector<Rule>& rules, const Model& model) {
  std::vector<std::vector<Problem>> problems(rules.size());
  in_parallel(model.index.threads, rules.size(), [&](std::size_t i) {
    if (level_of(rules[i], model.config).on) problems[i] = rules[i].check(model, rules[i].wording);
  });
  std::vector<Stamped> all;
  for (std::size_t i = 0; i < rules.size(); ++i) stamp(all, rules[i], model.config, std::move(problems[i]));
  return all;
}

std::vector<Stamped> stamped(std::vector<InputProblem> complaints, const std::vector<Rule>& rules,
                             const Config& config) {
  std::vector<Stamped> all;
  for (InputProblem& complaint : complaints) {
    const Rule* rule = find_rule(rules, complaint.rule);
    if (rule) stamp(all, *rule, config, {std::move(complaint.problem)});
  }
  return all;
}

Finding finding_of(const Stamped& stamped, FindingLocator& places) {
  Finding finding{.rule = stamped.rule->id,
                  .severity = stamped.severity,
                  .family = stamped.rule->family,
                  .message = stamped.problem.message,
                  .help = stamped.problem.help,
                  .fingerprint = {},
                  .identity = stamped.problem.identity,
                  .parties = places.parties(stamped.problem)};
  finding.fingerprint = fingerprint(finding);
  for (const std::string& former : stamped.rule->aliases) {
    finding.former.push_back({.rule = former, .fingerprint = fingerprint(finding, former)});
  }
  return finding;
}

auto sort_key(const Finding& finding) {
  const Place& place = finding.parties.front().template_place;
  return std::tuple(-static_cast<int>(finding.severity), std::string_view(place.file), place.line, place.column,
                    std::string_view(finding.rule), std::string_view(finding.message));
}

Comparison compare_with(const Baseline& baseline, const std::vector<Finding>& findings) {
  if (baseline.entries.empty()) return {.gone = {}, .known = std::vector<bool>(findings.size(), false)};
  return compare(baseline.entries, baseline_entries(findings));
}

// One note for all entries of the baseline that no finding has any more; it points at the first.
void note_gone(Report& report, const Baseline& baseline, const std::vector<bool>& gone, FindingLocator& places) {
  const auto count = std::count(gone.begin(), gone.end(), true);
  if (count == 0) return;
  const auto first = std::find(gone.begin(), gone.end(), true) - gone.begin();
  const std::string what =
      count == 1 ? "a finding of the baseline is gone" : std::to_string(count) + " findings of the baseline are gone";
  report.notifications.push_back({.severity = Severity::Note,
                                  .message = what + "; run `crosscheck baseline` to shrink it",
                                  .place = places.place(baseline.entries[static_cast<std::size_t>(first)].span)});
}

// A file that is no longer what was read: the findings are about no single state of the app.
void note_changed(Report& report, const Sources& sources) {
  const std::vector<FileId> changed = sources.changed();
  if (changed.empty()) return;
  report.complete = false;
  std::string message = '`' + sources.display(changed.front()) + '`';
  if (changed.size() > 1) message += " and " + std::to_string(changed.size() - 1) + " more";
  report.notifications.push_back(
      {.severity = Severity::Error,
       .message = message + " changed during the check; run it again once nothing writes them",
       .place = {}});
}

// Whoever tunes a rule that is to go learns of it in time.
void note_deprecated(Report& report, const std::vector<Rule>& rules, const Config& config, FindingLocator& places) {
  for (const RuleLevel& level : config.rules) {
    const Rule* rule = find_rule(rules, level.rule);
    if (!rule || rule->deprecated.empty()) continue;
    report.notifications.push_back({.severity = Severity::Note,
                                    .message = "rule `" + rule->id + "` is deprecated: " + rule->deprecated,
                                    .place = places.place(level.span)});
  }
}

RuleSummary summary_of(const Rule& rule, const Level& level) {
  return {.id = rule.id,
          .title = rule.title,
          .severity = level.severity.value_or(rule.severity),
          .family = rule.family,
          .explanation = rule.explanation,
          .help = rule.wording.help,
          .references = rule.references};
}

}  // namespace

Report lint(Sources& sources, const Inputs& inputs, const Index& index, const std::vector<Rule>& rules,
            const Config& config, const LintOptions& options) {
  Report report;
  FindingLocator places(sources, inputs, index, options);
  Suppressions suppressions(config, options.today);
  // All rules run, so that it is known which suppressions and which entries of the baseline are of use; only the
  // selected ones report.
  std::set<std::string> only;  // by their current ids
  for (const std::string& name : options.only) {
    const Rule* rule = find_rule(rules, name);
    only.insert(rule ? rule->id : name);
  }
  auto selected = [&](const std::string& rule) { return options.only.empty() || only.contains(rule); };
  for (const Rule& rule : rules) {
    const Level level = level_of(rule, config);
    if (level.on && selected(rule.id)) report.rules.push_back(summary_of(rule, level));
  }
  std::vector<Finding> findings;
  for (const Stamped& one : run(rules, {.inputs = inputs, .index = index, .config = config})) {
    Finding finding = finding_of(one, places);
    if (suppressions.covers(finding, *one.rule, one.problem, places)) ++report.summary.suppressed;
    else findings.push_back(std::move(finding));
  }
  for (const Stamped& one : stamped(suppressions.complaints(), rules, config))
    findings.push_back(finding_of(one, places));
  // Only now: suppressions look at the parties in the order of their marks.
  for (Finding& finding : findings) lead_with_the_change(finding.parties);
  std::sort(findings.begin(), findings.end(),
            [](const Finding& a, const Finding& b) { return sort_key(a) < sort_key(b); });
  const Comparison comparison = compare_with(options.baseline, findings);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (!selected(findings[i].rule)) continue;
    if (comparison.known[i]) ++report.summary.in_baseline;
    else if (options.only_changed && !touched(findings[i])) ++report.summary.outside_change;
    else report.findings.push_back(std::move(findings[i]));
  }
  summarize(report, inputs, index);
  note_changed(report, sources);
  note_deprecated(report, rules, config, places);
  if (report.complete) note_gone(report, options.baseline, comparison.gone, places);
  return report;
}

}  // namespace crosscheck
