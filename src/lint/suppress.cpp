#include "lint/suppress.h"

#include <algorithm>

#include "text/glob.h"

namespace crosscheck {
namespace {

bool fits(const Suppression& suppression, const Rule& rule, const std::optional<Identity>& identity) {
  if (!rule.is_called_like(suppression.rule)) return false;
  if (suppression.identity.empty()) return true;
  return identity && glob_match(suppression.identity, identity->space + '/' + identity->key);
}

bool fits(const Suppression& suppression, const Rule& rule, const Finding& finding) {
  if (!fits(suppression, rule, finding.identity)) return false;
  if (suppression.construct.empty()) return true;
  return std::any_of(finding.parties.begin(), finding.parties.end(),
                     [&](const Party& party) { return glob_match(suppression.construct, party.construct_path); });
}

}  // namespace

Suppressions::Suppressions(const Config& config, const std::string& today) : file_(config.file) {
  for (const Suppression& suppression : config.suppress) {
    entries_.push_back(
        {.suppression = &suppression, .expired = !suppression.until.empty() && suppression.until < today});
  }
}

bool Suppressions::ask_for_constructs(const Rule& rule, const std::optional<Identity>& identity) const {
  return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& entry) {
    return !entry.suppression->construct.empty() && fits(*entry.suppression, rule, identity);
  });
}

bool Suppressions::cover(const Rule& rule, const Finding& finding) {
  bool covered = false;
  for (Entry& entry : entries_) {
    if (!fits(*entry.suppression, rule, finding)) continue;
    entry.used = true;
    covered = covered || !entry.expired;
  }
  return covered;
}

std::vector<InputProblem> Suppressions::complaints(bool complete) const {
  std::vector<InputProblem> problems;
  for (const Entry& entry : entries_) {
    const Suppression& suppression = *entry.suppression;
    // What a shared config suppresses need not be found everywhere.
    if (!entry.used && suppression.span.file != file_) continue;
    if (entry.used ? !entry.expired : !complete) continue;
    InputProblem problem{.rule = entry.used ? "expired-suppression" : "unused-suppression", .problem = {}};
    problem.problem.message = entry.used
                                  ? "the suppression of `" + suppression.rule + "` was valid until " + suppression.until
                                  : "the suppression of `" + suppression.rule + "` suppresses nothing";
    problem.problem.primary = {.span = suppression.span, .label = suppression.reason, .logical_id = {}};
    if (problem.problem.primary.label.empty()) problem.problem.primary.label = "here";
    problems.push_back(std::move(problem));
  }
  return problems;
}

}  // namespace crosscheck
