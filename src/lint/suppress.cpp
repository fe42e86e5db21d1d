#include "lint/suppress.h"

#include <algorithm>

#include "text/glob.h"

namespace crosscheck {
namespace {

bool fits(const Suppression& suppression, const Finding& finding, const Rule& rule) {
  if (!rule.is_called_like(suppression.rule)) return false;
  if (!suppression.identity.empty()) {
    if (!finding.identity) return false;
    if (!glob_match(suppression.identity, finding.identity->space + '/' + finding.identity->key)) return false;
  }
  if (suppression.construct.empty()) return true;
  return std::any_of(finding.parties.begin(), finding.parties.end(),
                     [&](const Party& party) { return glob_match(suppression.construct, party.construct_path); });
}

// `acknowledge` in the app covers a construct and all beneath it.
bool acknowledged(const Constructs& constructs, const std::string& path, const Rule& rule, const std::string& today) {
  return std::any_of(constructs.acknowledgements.begin(), constructs.acknowledgements.end(),
                     [&](const Acknowledgement& one) {
                       if (!rule.is_called(one.rule) || (!one.until.empty() && one.until < today)) return false;
                       return path == one.path || path.starts_with(one.path + '/');
                     });
}

}  // namespace

Suppressions::Suppressions(const Config& config, const std::string& today) : today_(today) {
  for (const Suppression& suppression : config.suppress) {
    entries_.push_back(
        {.suppression = &suppression, .expired = !suppression.until.empty() && suppression.until < today});
  }
}

bool Suppressions::covers(const Finding& finding, const Rule& rule, const Problem& problem, FindingLocator& places) {
  bool covered = false;
  for (Entry& entry : entries_) {
    if (!fits(*entry.suppression, finding, rule)) continue;
    entry.used = true;
    covered = covered || !entry.expired;
  }
  if (covered) return true;
  // Every party at fault must have been acknowledged: one side of a conflict cannot accept it for the other.
  for (std::size_t i = 0; i < finding.parties.size(); ++i) {
    const Mark& mark = i == 0 ? problem.primary : problem.related[i - 1];
    if (mark.bystander) continue;
    if (mark.stack == kNoStack || finding.parties[i].construct_path.empty()) return false;
    if (!acknowledged(places.constructs(mark.stack), finding.parties[i].construct_path, rule, today_)) return false;
  }
  return true;
}

std::vector<InputProblem> Suppressions::complaints() const {
  std::vector<InputProblem> problems;
  for (const Entry& entry : entries_) {
    const Suppression& suppression = *entry.suppression;
    if (entry.used && !entry.expired) continue;
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
