#include "lint/lint.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "lint/describe_plan.h"
#include "lint/locate.h"
#include "lint/problem_groups.h"
#include "lint/stamped.h"
#include "lint/summary.h"
#include "lint/suppress.h"
#include "lint/template_places.h"
#include "lint/unused_config.h"
#include "text/limits.h"

namespace crosscheck {
namespace {

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
void note_gone(Report& report, const Baseline& baseline, const std::vector<bool>& gone, const Sources& sources) {
  const auto count = std::count(gone.begin(), gone.end(), true);
  if (count == 0) return;
  const auto first = std::find(gone.begin(), gone.end(), true) - gone.begin();
  const std::string what =
      count == 1 ? "one finding in the baseline is gone" : std::to_string(count) + " findings in the baseline are gone";
  report.notifications.push_back({.severity = Severity::Note,
                                  .message = what + "; run `crosscheck baseline` to remove what is gone",
                                  .place = place_of(sources, baseline.entries[static_cast<std::size_t>(first)].span)});
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
void note_deprecated(Report& report, const std::vector<Rule>& rules, const Config& config, const Sources& sources) {
  for (const RuleLevel& level : config.rules) {
    const Rule* rule = find_rule(rules, level.rule);
    if (!rule || rule->deprecated.empty()) continue;
    report.notifications.push_back({.severity = Severity::Note,
                                    .message = "rule `" + rule->id + "` is deprecated: " + rule->deprecated,
                                    .place = place_of(sources, level.span)});
  }
}

RuleSummary summary_of(const Rule& rule, const Level& level) {
  return {.id = rule.id,
          .title = rule.title,
          .severity = level.severity.value_or(rule.severity),
          .family = rule.family,
          .explanation = rule.explanation,
          .help = rule.wording.help,
          .references = rule.references,
          .shipped = rule.file == kNoFile};
}

// Which rules report. All run, so that it is known which suppressions and which entries of the baseline are of use.
class Selection {
 public:
  // Without names, all of them.
  Selection(const std::vector<Rule>& rules, const std::vector<std::string>& names) : all_(names.empty()) {
    for (const std::string& name : names) {
      const Rule* rule = find_rule(rules, name);
      ids_.insert(rule ? rule->id : name);
    }
  }

  bool has(std::string_view rule) const { return all_ || ids_.contains(rule); }
  bool has_suppression_rules() const {
    return std::any_of(kSuppressionRules.begin(), kSuppressionRules.end(), [&](auto rule) { return has(rule); });
  }

 private:
  bool all_;
  std::set<std::string, std::less<>> ids_;  // current ones
};

// The most severe problems, as many as a run reports besides those that may be in the baseline; false where others had
// to go.
bool keep_most_severe(std::vector<Stamped>& problems, const Baseline& baseline) {
  const std::size_t limit = limits::kFindings + baseline.entries.size();
  if (problems.size() <= limit) return true;
  std::stable_sort(problems.begin(), problems.end(),
                   [](const Stamped& a, const Stamped& b) { return a.severity > b.severity; });
  problems.erase(problems.begin() + static_cast<std::ptrdiff_t>(limit), problems.end());
  return false;
}

void note_left_out(Report& report) {
  report.complete = false;
  report.notifications.push_back({.severity = Severity::Warning,
                                  .message = "there are more than " + std::to_string(limits::kFindings) +
                                             " findings; the least severe of them are not reported",
                                  .place = {}});
}

// Locates the problems of selected rules, and others that a suppression or the baseline has to be compared with. What
// remains is only looked at by rule and identity.
std::vector<Located> locate_selected(const Scene& scene, const Selection& selection, std::vector<Stamped> problems,
                                     Suppressions& suppressions, Report& report, bool& all) {
  std::vector<Stamped> wanted;
  for (Stamped& one : problems) {
    const std::string& rule = one.rule->id;
    const std::optional<Identity>& identity = one.problem.identity;
    const bool compared = !scene.options.baseline.entries.empty() ||
                          (selection.has_suppression_rules() && suppressions.ask_for_constructs(*one.rule, identity));
    if (selection.has(rule) || compared) {
      wanted.push_back(std::move(one));
      continue;
    }
    Finding unplaced;
    unplaced.rule = rule;
    unplaced.identity = identity;
    suppressions.cover(*one.rule, unplaced);
  }
  all = keep_most_severe(wanted, scene.options.baseline) && all;
  return locate(scene, std::move(wanted), report.notifications);
}

void hide(Report& report, const Finding& finding, std::string_view why) {
  report.hidden.push_back({.rule = finding.rule, .message = finding.message, .why = std::string(why)});
}

}  // namespace

Report lint(Sources& sources, const Model& model, const std::vector<Rule>& rules, const LintOptions& options) {
  const Inputs& inputs = model.inputs;
  const Index& index = model.index;
  const Config& config = model.config;
  Report report;
  const Scene scene{.sources = sources, .model = model, .inputs = inputs, .index = index, .options = options};
  const Selection selection(rules, options.only);
  for (const Rule& rule : rules) {
    const Level level = level_of(rule, config);
    if (level.on && selection.has(rule.id)) report.rules.push_back(summary_of(rule, level));
    else ++report.summary.unchecked.rules;
  }
  Suppressions suppressions(config, options.today);
  std::vector<Finding> findings;
  bool all = true;
  std::vector<Stamped> problems = run(rules, model);
  for (Located& one : locate_selected(scene, selection, std::move(problems), suppressions, report, all)) {
    if (!suppressions.cover(*one.rule, one.finding) && !one.acknowledged) {
      findings.push_back(std::move(one.finding));
    } else if (selection.has(one.finding.rule)) {
      ++report.summary.suppressed;
      hide(report, one.finding, one.acknowledged ? "acknowledged by the app" : "suppressed");
    }
  }
  const bool complete = inputs.complete && index.complete && all;
  std::vector<InputProblem> upkeep = suppressions.complaints(complete);
  for (InputProblem& one : unused_config(config, inputs, index)) upkeep.push_back(std::move(one));
  std::vector<Stamped> complaints = stamped(upkeep, rules, config);
  for (Located& one : locate_selected(scene, selection, std::move(complaints), suppressions, report, all)) {
    findings.push_back(std::move(one.finding));
  }
  // Only now: suppressions look at the parties in the order of their marks.
  for (Finding& finding : findings) lead_with_the_change(finding.parties);
  std::sort(findings.begin(), findings.end(),
            [](const Finding& a, const Finding& b) { return sort_key(a) < sort_key(b); });
  const Comparison comparison = compare_with(options.baseline, findings);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (!selection.has(findings[i].rule)) continue;
    if (comparison.known[i]) {
      ++report.summary.in_baseline;
      hide(report, findings[i], "in the baseline");
    } else if (options.only_changed && !touched(findings[i])) {
      ++report.summary.outside_change;
      hide(report, findings[i], "outside the change");
    } else {
      report.findings.push_back(std::move(findings[i]));
    }
  }
  if (report.findings.size() > limits::kFindings) {
    report.findings.resize(limits::kFindings);
    all = false;
  }
  report.problems = group_problems(report.findings, model, rules);
  summarize(report, inputs, index);
  if (options.plan && model.plan) report.plan = describe_plan(model, rules, report.findings);
  if (!all) note_left_out(report);
  note_changed(report, sources);
  note_deprecated(report, rules, config, sources);
  if (report.complete) note_gone(report, options.baseline, comparison.gone, sources);
  return report;
}

}  // namespace crosscheck
