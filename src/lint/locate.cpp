#include "lint/locate.h"

#include <algorithm>

#include "lint/checkout.h"
#include "lint/construct_origins.h"
#include "lint/fingerprint.h"
#include "lint/source_lines.h"
#include "lint/template_places.h"

namespace crosscheck {
namespace {

Party party_of(const Scene& scene, const Mark& mark) {
  Party party;
  party.label = mark.label;
  party.logical_id = mark.logical_id.substr(mark.logical_id.rfind('>') + 1);
  party.bystander = mark.bystander;
  party.deployed = mark.deployed;
  if (mark.stack == kNoStack || mark.span.file == kNoFile) return party;
  const Stack& stack = scene.stack_of(mark);
  const Label& label = scene.label_of(mark);
  party.stack = stack.name;
  party.environment = shown_environment(stack, label);
  party.type = mark.type;
  return party;
}

Finding finding_of(const Scene& scene, const Stamped& stamped) {
  const Problem& problem = stamped.problem;
  Finding finding{.rule = stamped.rule->id,
                  .severity = stamped.severity,
                  .family = stamped.rule->family,
                  .message = problem.message,
                  .help = problem.help,
                  .fingerprint = {},
                  .identity = problem.identity,
                  .parties = {},
                  .unlisted = problem.unlisted};
  finding.parties.reserve(1 + problem.related.size());
  finding.parties.push_back(party_of(scene, problem.primary));
  for (const Mark& mark : problem.related) finding.parties.push_back(party_of(scene, mark));
  return finding;
}

void add_marked(std::vector<MarkedParty>& parties, Finding& finding, const Problem& problem) {
  std::size_t number = 0;
  const auto add = [&](const Mark& mark) {
    parties.push_back({.mark = &mark, .rule = &finding.rule, .party = &finding.parties[number++]});
  };
  add(problem.primary);
  for (const Mark& mark : problem.related) add(mark);
}

}  // namespace

std::string shown_environment(const Stack& stack, const Label& label) {
  return label.named() ? label.name + " (" + place(stack.environment) + ')' : label.name;
}

std::vector<Located> locate(const Scene& scene, std::vector<Stamped> problems, std::vector<Notification>& notes) {
  std::vector<Located> located;
  for (const Stamped& one : problems) located.push_back({.rule = one.rule, .finding = finding_of(scene, one)});
  std::vector<MarkedParty> parties;
  std::vector<Finding*> findings;
  for (std::size_t i = 0; i < problems.size(); ++i) {
    add_marked(parties, located[i].finding, problems[i].problem);
    findings.push_back(&located[i].finding);
  }
  Checkout checkout(scene.sources, scene.options);
  place_in_templates(scene, checkout, parties);
  place_in_lists(scene, parties);
  add_construct_origins(scene, checkout, parties);
  if (checkout) add_source_lines(scene, checkout, findings, parties);
  if (std::string reason = checkout.reason_for_none(); !reason.empty()) {
    notes.push_back({.severity = Severity::Note, .message = std::move(reason), .place = {}});
  }

  auto next = parties.begin();
  for (Located& one : located) {
    const auto end = next + static_cast<std::ptrdiff_t>(one.finding.parties.size());
    one.acknowledged = one.finding.unlisted == 0 && std::all_of(next, end, [](const MarkedParty& each) {
                         return each.mark->bystander || each.acknowledged;
                       });
    one.finding.fingerprint = fingerprint(one.finding);
    for (const std::string& former : one.rule->aliases) {
      one.finding.former.push_back({.rule = former, .fingerprint = fingerprint(one.finding, former)});
    }
    next = end;
  }
  return located;
}

}  // namespace crosscheck
